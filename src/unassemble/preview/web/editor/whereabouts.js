// What a screen reader is told when the cursor comes into something: in words, by the polite region.
import { t } from "../common/words.js";
import { schema } from "./schema.js";

const { bullets, h, item, numbers, quote, table, table_row: row } = schema.nodes;

/** Heading and its level, list and its level, number, cell, quotation, note. */
export function whereabouts(editor) {
  const view = editor.target;
  const { $head } = view.state.selection;
  const said = [];
  const entry = editor.notes.entries.find((one) => (one.view ?? one.text?.view) === view);
  if (entry) said.push(t("editor.at.note", { mark: entry.mark }));
  let level = 0;
  let list = null;
  for (let depth = 0; depth <= $head.depth; depth += 1) {
    const node = $head.node(depth);
    if (node.type === bullets || node.type === numbers) { level += 1; list = node.type; }
    if (node.type === quote) said.push(t("editor.at.quote"));
    if (node.type === item && list === numbers && node.attrs.label) {
      said.push(t("editor.at.numbers", { label: node.attrs.label }));
    }
    if (node.type === table) {
      const line = $head.index(depth) + 1;
      const column = $head.node(depth + 1)?.type === row ? $head.index(depth + 1) + 1 : 1;
      said.push(t("editor.at.cell", { row: line, column }));
    }
    if (node.type === h) said.push(t("editor.at.heading", { level: node.attrs.level }));
  }
  if (list === bullets) said.push(t("editor.at.bullets", { level }));
  return said.join(", ") || t("editor.at.paragraph");
}
