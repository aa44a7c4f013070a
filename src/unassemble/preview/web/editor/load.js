// The server's tree of a text ↔ the editor's document, and places in the value ↔ in the document.
import { Fragment } from "../vendor/prosemirror.js";
import { MARKS, schema } from "./schema.js";

const { nodes: types } = schema;
const TOP = { block: types.doc, inline: types.title, note: types.noted };

/** The document of a text. */
export function loaded(tree) {
  const blocks = tree.nodes.map(block);
  const top = TOP[tree.kind];
  return top.create(null, blocks.length ? blocks : [types.p.create()]);
}

function block(row) {
  if (row.is === "leaf") {
    const inline = content(row.runs ?? []);
    return row.kind === "h" ? types.h.create({ level: row.level }, inline)
      : types.p.create(null, inline);
  }
  if (row.is === "atom") {
    return row.kind === "break" ? types.pagebreak.create()
      : types.picture.create({ path: row.path ?? "", alternative: row.alternative ?? "" });
  }
  switch (row.kind) {
    case "table": return table(row);
    case "item": {
      const inner = (row.nodes ?? []).map(block);
      if (inner[0]?.type !== types.p) inner.unshift(types.p.create());
      return types.item.create({ label: row.label ?? "", following: row.following ?? "" }, inner);
    }
    case "quote":
      return types.quote.create(null, row.nodes?.length ? row.nodes.map(block) : [types.p.create()]);
    case "numbers":
      return types.numbers.create({ further: row.further ?? [] }, row.nodes.map(block));
    default: return types[row.kind].create(null, row.nodes.map(block));
  }
}

function table(row) {
  const rows = row.nodes.map(({ nodes = [] }, index) => types.table_row.create(null,
    nodes.map((cell) => types[index ? "table_cell" : "table_header"].create(
      { colspan: cell.columns ?? 1, rowspan: cell.rows ?? 1 },
      types.p.create(null, content(cell.runs ?? []))))));
  return types.table.create({ alignments: row.alignments ?? [] }, rows);
}

function content(runs) {
  return Fragment.from(runs.map((run) => {
    const marks = (run.marks ?? []).map(mark);
    if (run.is === "text") return schema.text(run.text, marks);
    if (run.kind === "line") return types.line.create(null, null, marks);
    if (run.kind === "note") {
      const inner = (run.nodes ?? []).map(block);
      return types.note.create(null, inner.length ? inner : [types.p.create()], marks);
    }
    return types[run.kind].create({ written: run.written }, null, marks);
  }));
}

function mark(name) {
  const [kind, value] = name.split(/=(.*)/s);
  return schema.marks[kind].create(value === undefined ? null : { value });
}

const names = (marks) => [...marks]
  .sort((one, other) => MARKS.indexOf(one.type.name) - MARKS.indexOf(other.type.name))
  .map((one) => ("value" in one.attrs ? `${one.type.name}=${one.attrs.value}` : one.type.name));

const known = new WeakMap();

/** The rows of a document's blocks, without empty paragraphs, which a letter file cannot hold. */
export function rows(doc) {
  return doc.content.content.map(row).filter((one) => one.is !== "leaf" || one.kind !== "p"
    || one.runs.length);
}

function row(node) {
  if (!known.has(node)) known.set(node, made(node));
  return known.get(node);
}

function made(node) {
  switch (node.type) {
    case types.p: return { is: "leaf", kind: "p", runs: runs(node) };
    case types.h: return { is: "leaf", kind: "h", level: node.attrs.level, runs: runs(node) };
    case types.picture: return { is: "atom", kind: "picture", ...node.attrs };
    case types.pagebreak: return { is: "atom", kind: "break" };
    case types.table: return {
      is: "group", kind: "table", alignments: columns(node),
      nodes: node.content.content.map((one) => (
        { is: "group", kind: "row", nodes: one.content.content.map(cell) })),
    };
    case types.item: return {
      is: "group", kind: "item", label: node.attrs.label, nodes: node.content.content.map(row),
    };
    default: return {
      is: "group", kind: node.type.name, nodes: node.content.content.map(row),
    };
  }
}

function cell(node) {
  return {
    is: "leaf", kind: "cell", columns: node.attrs.colspan, rows: node.attrs.rowspan,
    runs: runs(node.firstChild),
  };
}

/** The alignment of each column; new columns stand at the left. */
function columns(node) {
  const width = node.firstChild.content.content.reduce((sum, one) => sum + one.attrs.colspan, 0);
  return Array.from({ length: width }, (_, index) => node.attrs.alignments[index] ?? "left");
}

/** The runs of a leaf; spaces at its ends are not printed. */
function runs(node) {
  const out = node.content.content.map((one) => {
    const marks = names(one.marks);
    if (one.isText) return { is: "text", text: one.text, marks };
    if (one.type === types.note) {
      return { is: "chip", kind: "note", marks, nodes: one.content.content.map(row) };
    }
    return { is: "chip", kind: one.type.name, written: one.attrs.written ?? "<br>", marks };
  });
  if (out[0]?.is === "text") out[0].text = out[0].text.trimStart();
  if (out.at(-1)?.is === "text") out.at(-1).text = out.at(-1).text.trimEnd();
  return out.filter((one) => one.text !== "");
}

/** What two rows are compared by before an edit is sent; the server compares for itself. */
export const key = (one) => JSON.stringify(one);

// -- places --------------------------------------------------------------------------------

/** For each leaf with words, in order: pairs of an offset in the leaf and one in the value. */
export function spots(tree) {
  const out = [];
  const leaf = (one) => {
    const pairs = [];
    let place = 0;
    let passed = 0; // characters beyond U+FFFF take two units in the browser
    for (const run of one.runs ?? []) {
      if (run.is === "text") {
        for (const [index, offset] of run.at) pairs.push([place + units(run.text, index), offset]);
        place += run.text.length;
      } else {
        pairs.push([place, run.at?.[0] ?? passed]);
        place += run.kind === "note" ? sizeOf(run) : 1;
      }
      passed = pairs.at(-1)?.[1] ?? passed;
    }
    if (place) out.push({ pairs, size: place });
  };
  const walk = (nodes = []) => nodes.forEach((one) => (
    one.is === "leaf" ? leaf(one) : walk(one.nodes)));
  walk(tree.nodes);
  return out;
}

const units = (text, index) => [...text].slice(0, index).join("").length;

function sizeOf(run) {
  return content([run]).size;
}

function leavesOf(doc) {
  const out = [];
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.content.size) out.push({ node, from: pos + 1 });
    return !node.isTextblock;
  });
  return out;
}

/** The offset in the value of a position; null if the text has no place there. */
export function offsetAt(doc, places, position) {
  const all = leavesOf(doc);
  const index = all.findLastIndex((one) => one.from <= position);
  const place = places[Math.max(index, 0)];
  if (!place) return null;
  const within = index < 0 ? 0 : Math.min(position - all[index].from, all[index].node.content.size);
  const [at, offset] = place.pairs.findLast(([one]) => one <= within) ?? place.pairs[0];
  return offset + Math.max(within - at, 0);
}

/** The position of an offset of the value. */
export function positionAt(doc, places, offset) {
  const all = leavesOf(doc);
  let found = [0, 0];
  places.forEach(({ pairs }, index) => pairs.forEach(([at, value]) => {
    if (value <= offset) found = [index, at + offset - value];
  }));
  const leaf = all[Math.min(found[0], all.length - 1)];
  return leaf ? leaf.from + Math.min(found[1], leaf.node.content.size) : 1;
}
