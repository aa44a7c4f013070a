// Notes below the text they are called from: those written at their call, and those with an id.
import { element } from "../common/dom.js";
import { t } from "../common/words.js";
import { EditorState, EditorView, NodeSelection, StepMap, TextSelection } from "../vendor/prosemirror.js";
import { calls } from "./chips.js";
import { keys } from "./keys.js";
import { markChoice } from "./marks.js";
import { schema } from "./schema.js";

const { call, noted } = schema.nodes;

export class Notes {
  /** `open` makes the editor of a note that has its own place in the letter. */
  constructor(editor, open) {
    Object.assign(this, { editor, open });
    this.entries = []; // { pos, id, view or text (a TextEditor), row }
    this.active = null;
    this.list = element("ol", { class: "notes", role: "list" });
    this.foot = element("div", { class: "note-foot" });
    this.asking = element("div", { class: "note-asking", role: "status" });
    this.root = element("div", { class: "note-area", role: "group", "aria-label": t("editor.notes") },
      this.list, this.asking, this.foot);
  }

  get doc() { return this.editor.view.state.doc; }

  get found() {
    const { tree } = this.editor.patches;
    return calls(this.doc, tree.notes, tree.first);
  }

  /** After a transaction of the text: notes follow their calls. */
  follow(tr) {
    for (const one of this.entries) {
      const moved = tr.mapping.mapResult(one.pos, 1);
      one.gone = moved.deletedAfter;
      one.pos = moved.pos;
    }
    const ids = new Set(this.found.map((one) => one.id));
    const lost = this.entries.filter((one) => one.id && !ids.has(one.id));
    this.update();
    if (!tr.getMeta("adopted")) lost.forEach((one) => this.ask(one));
  }

  /** Draw the list anew: editors that are there stay. */
  update() {
    const old = this.entries;
    this.entries = this.found.filter((one) => !one.again).map(({ node, pos, id, mark }) => {
      const known = old.find((one) => (id ? one.id === id : !one.id && !one.gone && one.pos === pos));
      const entry = known ?? this.made(id, node);
      Object.assign(entry, { pos, mark });
      if (!id) this.sync(entry, node);
      this.label(entry);
      return entry;
    });
    for (const one of old) if (!this.entries.includes(one)) this.drop(one);
    const rows = this.entries.map((one) => one.row);
    if (rows.some((row, index) => this.list.children[index] !== row)) this.list.replaceChildren(...rows);
    this.again();
    this.root.hidden = !rows.length && !this.asking.childElementCount;
  }

  drop(one) {
    if (this.active === (one.view ?? one.text?.view)) this.active = null;
    (one.view ?? one.text)?.destroy();
    one.row.remove();
  }

  made(id, node) {
    const go = element("button", { type: "button", class: "note-mark", click: () => this.toCall(entry) });
    const place = element("div", { class: "note-text" });
    const entry = { id, row: element("li", {}, go, place), go, place, pos: 0 };
    if (!id) entry.view = this.inline(entry, node);
    else {
      const known = this.editor.patches.tree.notes.find((one) => one.id === id);
      if (known) {
        entry.path = known.path;
        place.dataset.at = JSON.stringify(known.path);
        entry.text = this.open(place, known.path);
      } else place.append(element("p", { class: "editor-state" }, t("editor.note.missing", { mark: id })));
    }
    entry.choice = markChoice(this, entry);
    entry.row.append(entry.choice);
    return entry;
  }

  label(entry) {
    const { mark } = entry;
    entry.go.textContent = mark;
    entry.go.setAttribute("aria-label", t("editor.note.go", { mark }));
    const label = t("editor.note.text", { mark });
    const dom = entry.view?.dom;
    if (dom && dom.getAttribute("aria-label") !== label) dom.setAttribute("aria-label", label);
    if (entry.text) entry.text.named(label);
  }

  /** The editor of a note that is written at its call: its changes are changes of the text. */
  inline(entry, node) {
    const { editor } = this;
    const state = EditorState.create({
      doc: noted.create(null, node.content), plugins: keys({ ...editor.forNotes(), kind: "note" }),
    });
    const view = new EditorView(entry.place, {
      state,
      attributes: {
        role: "textbox", "aria-multiline": "true", lang: editor.language,
        dir: editor.language === "ar" ? "rtl" : "ltr", spellcheck: "true",
      },
      handleDOMEvents: {
        focus: () => { this.enter(view); return false; },
        compositionend: () => { setTimeout(() => editor.caughtUp(), 0); return false; },
      },
      dispatchTransaction: (tr) => {
        const made = view.state.applyTransaction(tr);
        view.updateState(made.state);
        if (!tr.getMeta("outer")) {
          const outer = editor.view.state.tr;
          const offset = StepMap.offset(entry.pos + 1);
          for (const { steps } of made.transactions) steps.forEach((step) => outer.step(step.map(offset)));
          if (outer.docChanged) editor.view.dispatch(outer.setMeta("inner", true));
        }
        editor.toolbar?.update();
        editor.tell?.();
      },
    });
    return view;
  }

  /** Put what others have changed in a note into its editor. */
  sync({ view }, node) {
    const { state } = view;
    const start = node.content.findDiffStart(state.doc.content);
    if (start === null) return;
    let { a, b } = node.content.findDiffEnd(state.doc.content);
    const overlap = start - Math.min(a, b);
    if (overlap > 0) { a += overlap; b += overlap; }
    view.dispatch(state.tr.replace(start, b, node.slice(start, a)).setMeta("outer", true));
  }

  enter(view) {
    this.active = view;
    this.editor.focused?.(this.editor);
    this.editor.toolbar?.update();
    this.editor.tell?.();
  }

  /** Into the note that is called at a position of the text. */
  focus(pos) {
    const found = this.found.find((one) => one.pos === pos);
    const entry = this.entries.find((one) => (found?.id ? one.id === found.id : one.pos === pos));
    (entry?.view ?? entry?.text)?.focus();
  }

  /** Into the note whose text is at a path; whether it is here. */
  async goTo(path, offset) {
    const id = path[path.lastIndexOf("notes") + 1];
    const entry = this.entries.find((one) => one.id === id && one.text);
    await entry?.text.goTo(offset);
    return Boolean(entry);
  }

  /** Into the note that is written at its call, if a place of the text is in one; whether it is. */
  goInto($place) {
    let { depth } = $place;
    while (depth > 0 && $place.node(depth).type.name !== "note") depth -= 1;
    const start = depth && $place.before(depth);
    const entry = depth ? this.entries.find((one) => one.view && one.pos === start) : null;
    if (!entry) return false;
    const { state } = entry.view;
    const inside = TextSelection.near(state.doc.resolve($place.pos - start - 1));
    entry.view.dispatch(state.tr.setSelection(inside).scrollIntoView());
    entry.view.focus();
    return true;
  }

  toCall(entry) {
    const { view } = this.editor;
    const selection = NodeSelection.create(view.state.doc, entry.pos);
    view.dispatch(view.state.tr.setSelection(selection).scrollIntoView());
    view.focus();
  }

  /** The call of a note with an id is gone: what shall become of its text? */
  ask(entry) {
    const { mark, path } = entry;
    if (!path) return;
    const close = () => { this.asking.replaceChildren(); this.update(); this.editor.focus(); };
    const remove = () => {
      const end = path.lastIndexOf("notes") + 2;
      this.editor.letter.change([{ do: "remove", path: path.slice(0, end) }]);
      close();
    };
    this.asking.replaceChildren(
      element("p", {}, t("editor.note.lost", { mark })),
      element("button", { type: "button", click: remove }, t("editor.note.delete")),
      element("button", { type: "button", click: close }, t("editor.note.keep")));
    this.root.hidden = false;
  }

  /** The list from which a note with an id is called again. */
  again() {
    const known = this.editor.patches.tree.notes;
    if (!known.length) { this.foot.replaceChildren(); return; }
    const select = element("select", { "aria-label": t("editor.note.again") },
      element("option", { value: "" }, t("editor.note.again")),
      ...known.map(({ id, mark }) => element("option", { value: id }, mark || id)));
    select.addEventListener("change", () => {
      const { view } = this.editor;
      const made = call.create({ written: `[^${select.value}]` });
      view.dispatch(view.state.tr.insert(view.state.selection.to, made));
      view.focus();
    });
    this.foot.replaceChildren(select);
  }

  destroy() { this.entries.forEach((one) => this.drop(one)); }
}
