// The mark of a note: the running number, an asterisk, or one of its own.
import { element } from "../common/dom.js";
import { t } from "../common/words.js";
import { schema } from "./schema.js";

/** The choice of a note's mark, with a field for one of its own. */
export function markChoice(notes, entry) {
  const known = () => notes.editor.patches.tree.notes.find((one) => one.id === entry.id);
  const named = /^[*†]+$/.test(entry.id) ? entry.id : ""; // its id is its mark
  const now = known()?.mark || named;
  const option = (value, words) => element("option", { value, selected: value === now }, words);
  const select = element("select", { "aria-label": t("editor.mark") },
    named ? null : option("", t("editor.mark.number")), option("*", "*"), option("**", "**"),
    now && !["*", "**"].includes(now) ? option(now, now) : null,
    element("option", { value: "own" }, t("editor.mark.own")));
  const field = element("input", {
    "aria-label": t("editor.mark.own"), maxlength: 10, hidden: true, class: "own-mark",
  });
  select.addEventListener("change", () => {
    field.hidden = select.value !== "own";
    if (select.value === "own") field.focus();
    else give(notes, entry, select.value);
  });
  field.addEventListener("change", () => { if (field.value.trim()) give(notes, entry, field.value.trim()); });
  return element("span", { class: "note-choice" }, select, field);
}

/** Give a note a mark; one that is written at its call gets a place of its own for that. */
async function give(notes, entry, mark) {
  const { letter, patches, path } = notes.editor;
  if (!entry.id) { await apart(notes, entry, mark); return; }
  const end = entry.path.lastIndexOf("notes") + 2;
  const place = entry.path.slice(0, end);
  const value = letter.at(place);
  const isRecord = typeof value === "object" && "text" in value;
  if (!mark && isRecord && "mark" in value) await letter.change([{ do: "remove", path: [...place, "mark"] }]);
  else if (mark && isRecord) await letter.change([{ do: "set", path: [...place, "mark"], value: mark, before: ["text"] }]);
  else if (mark) await letter.change([{ do: "set", path: place, value: { mark, text: value } }]);
  if (letter.at(path) === patches.tree.source) await notes.editor.show();
}

/** A note that is written at its call becomes one with an id, which can have a mark. */
async function apart(notes, entry, mark) {
  if (!mark) return;
  const { editor } = notes;
  const { letter, path, language } = editor;
  const row = editor.patches.noteAt(entry.pos);
  if (row === null) return;
  const end = path.lastIndexOf("text");
  const holder = end >= 0 ? path.slice(0, end) : path.slice(0, path.length - 1);
  const taken = new Set([...editor.patches.tree.notes.map((one) => one.id),
    ...Object.keys(letter.at([...holder, "notes"]) ?? {})]);
  let number = 1;
  while (taken.has(`note-${number}`)) number += 1;
  const id = `note-${number}`;
  const text = end >= 0 && end < path.length - 1 ? { [path.at(-1)]: row } : row;
  const done = await letter.change([
    { do: "set", path: [...holder, "notes", id], value: { mark, text } }]);
  if (!done) return;
  await editor.show();
  const { view } = editor;
  const node = view.state.doc.nodeAt(entry.pos);
  const made = schema.nodes.call.create({ written: `[^${id}]` }, null, node.marks);
  view.dispatch(view.state.tr.replaceWith(entry.pos, entry.pos + node.nodeSize, made));
  editor.language ||= language;
}
