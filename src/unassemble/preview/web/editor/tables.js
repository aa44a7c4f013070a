// Tables: made by their size, and changed by rows and columns.
import { t } from "../common/words.js";
import {
  addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, deleteTable,
  Selection, selectedRect,
} from "../vendor/prosemirror.js";
import { html } from "../vendor/lit.js";
import { isIn } from "./lists.js";
import { schema } from "./schema.js";

const { p, table, table_cell: cell, table_header: header, table_row: row } = schema.nodes;

/** A table of so many rows and columns, the first row its head. */
export function newTable(rows, columns) {
  const cells = (type) => Array.from({ length: columns }, () => type.create(null, p.create()));
  const lines = Array.from({ length: rows }, (_, index) => (
    row.create(null, cells(index ? cell : header))));
  return table.create({ alignments: Array.from({ length: columns }, () => "left") }, lines);
}

/** Adds a row above: not above the head, whose place the new row would take. */
function rowBefore(state, dispatch) {
  const rect = selectedRect(state);
  return rect.top === 0 ? addRowAfter(state, dispatch) : addRowBefore(state, dispatch);
}

/** Changes the columns, and with them how each is aligned. */
const columns = (command, change) => (state, dispatch) => {
  const rect = selectedRect(state);
  return command(state, (tr) => {
    const alignments = [...rect.table.attrs.alignments];
    change(alignments, rect);
    tr.setNodeMarkup(rect.tableStart - 1, null, { ...rect.table.attrs, alignments });
    dispatch(tr);
  });
};

const align = (alignment) => (state, dispatch) => {
  const rect = selectedRect(state);
  const alignments = [...rect.table.attrs.alignments];
  for (let at = rect.left; at < rect.right; at += 1) alignments[at] = alignment;
  dispatch(state.tr.setNodeMarkup(rect.tableStart - 1, null, { ...rect.table.attrs, alignments }));
};

export const TABLE_ACTS = {
  "row-before": rowBefore,
  "row-after": addRowAfter,
  "row-remove": (state, dispatch) => selectedRect(state).top > 0 && deleteRow(state, dispatch),
  "column-before": columns(addColumnBefore, (all, { left }) => all.splice(left, 0, "left")),
  "column-after": columns(addColumnAfter, (all, { right }) => all.splice(right, 0, "left")),
  "column-remove": columns(deleteColumn, (all, { left, right }) => all.splice(left, right - left)),
  "align-left": align("left"), "align-center": align("center"), "align-right": align("right"),
  "table-remove": deleteTable,
};

/** What the toolbar's sheet for tables has: a size, or what can be done with the table. */
export function tableSheet(editor, toolbar) {
  const view = editor.target;
  if (isIn(view.state, table)) {
    return Object.entries(TABLE_ACTS).map(([name, command]) => html`<button type="button"
      @click=${() => { command(view.state, (tr) => view.dispatch(tr)); toolbar.close(); }}>${
      t(`editor.${name}`)}</button>`);
  }
  const send = (event) => {
    event.preventDefault();
    const { rows, columns: wide } = event.target.elements;
    const made = newTable(Number(rows.value), Number(wide.value));
    const { tr } = view.state;
    const place = tr.selection.$from.before(1) + tr.selection.$from.node(1).nodeSize;
    tr.insert(place, made).setSelection(Selection.near(tr.doc.resolve(place + 3)));
    view.dispatch(tr.scrollIntoView());
    toolbar.close();
  };
  const number = (name, value) => html`<label>${t(`editor.${name}`)}
    <input type="number" name=${name} min="2" max="20" value=${value} required></label>`;
  return html`<form @submit=${send}>${number("rows", 3)}${number("columns", 3)}
    <button>${t("editor.insert")}</button></form>`;
}
