// Keys of the editor, as in Word; undo and redo are the letter's.
import {
  addRowAfter, baseKeymap, chainCommands, goToNextCell, keymap, setBlockType, tableEditing, toggleMark,
} from "../vendor/prosemirror.js";
import { counting, isIn, joining, lift, sink, splitItem } from "./lists.js";
import { pasting } from "./paste.js";
import { schema } from "./schema.js";

const { line, p, table } = schema.nodes;

export const lineEnd = (state, dispatch) => {
  const marks = state.storedMarks ?? state.selection.$from.marks();
  dispatch?.(state.tr.replaceSelectionWith(line.create(null, null, marks), false).scrollIntoView());
  return true;
};

const typed = (text) => (state, dispatch) => {
  dispatch?.(state.tr.insertText(text).scrollIntoView());
  return true;
};

const asks = (letter, act) => () => { letter[act](); return true; };

/** The plugins of an editor. */
export function keys(editor) {
  const { letter, kind } = editor;
  const enter = kind === "inline" ? () => true
    : chainCommands((state, dispatch) => isIn(state, table) && lineEnd(state, dispatch),
      splitItem(), headingEnd);
  const bound = {
    "Mod-z": asks(letter, "undo"), "Mod-y": asks(letter, "redo"), "Mod-Shift-z": asks(letter, "redo"),
    "Mod-b": toggleMark(schema.marks.strong), "Mod-i": toggleMark(schema.marks.em),
    "Mod-u": toggleMark(schema.marks.u),
    "Shift-Enter": lineEnd, Enter: enter,
    "Mod-Shift-Space": typed("\u00a0"),
    "Ctrl-Alt-f": () => { editor.toolbar?.act("note"); return true; },
    "Alt-F10": () => { editor.toolbar?.focus(); return true; },
  };
  if (kind !== "inline") {
    Object.assign(bound, {
      Tab: chainCommands(nextCell, sink), "Shift-Tab": chainCommands(goToNextCell(-1), lift),
      Backspace: chainCommands(plainAtStart, unlisted),
    });
    for (const level of [1, 2, 3, 4, 5, 6]) {
      bound[`Ctrl-Alt-${level}`] = setBlockType(schema.nodes.h, { level });
    }
    bound["Ctrl-Alt-0"] = setBlockType(p);
  }
  const numberings = () => editor.patches.tree?.numberings ?? [];
  return [pasting(editor), keymap(bound), keymap(baseKeymap), joining(), counting(numberings), tableEditing()];
}

/** To the next cell; from the last one into a new row. */
function nextCell(state, dispatch, view) {
  if (!isIn(state, table) || goToNextCell(1)(state, dispatch)) return isIn(state, table);
  if (dispatch) {
    addRowAfter(state, dispatch);
    goToNextCell(1)(view.state, dispatch);
  }
  return true;
}

/** Enter at the end of a heading: what follows is a paragraph. */
function headingEnd(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== schema.nodes.h) return false;
  if ($from.parentOffset < $from.parent.content.size) return false;
  dispatch?.(state.tr.split($from.pos, 1, [{ type: p }]).scrollIntoView());
  return true;
}

/** Backspace at the beginning of a heading: a paragraph. */
function plainAtStart(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset || $from.parent.type !== schema.nodes.h) return false;
  return setBlockType(p)(state, dispatch);
}

/** Backspace at the beginning of an item: out of the list. */
function unlisted(state, dispatch) {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset) return false;
  const inItem = $from.depth > 1 && $from.node(-1).type === schema.nodes.item;
  return inItem && $from.index(-1) === 0 && lift(state, dispatch);
}
