// Lists: items are split, moved a level down or up, and numbered paragraphs count on.
// The labels come from the server: each item brings the one that follows it.
import {
  canSplit, liftListItem, Plugin, sinkListItem, wrapInList,
} from "../vendor/prosemirror.js";
import { schema } from "./schema.js";

const { bullets, numbers, item, p } = schema.nodes;

/** The item around a position, as { node, pos, depth }; null outside lists. */
export function itemAt($pos) {
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if ($pos.node(depth).type === item) {
      return { node: $pos.node(depth), pos: $pos.before(depth), depth };
    }
  }
  return null;
}

/** How many lists of numbers a position is in. */
function level($pos, depth) {
  let found = 0;
  for (let at = 0; at < depth; at += 1) found += $pos.node(at).type === numbers;
  return found;
}

/** The label that follows one; empty if it is not known. */
function following(label, list, numberings) {
  const own = list.content.content.find((one) => one.attrs.label === label);
  if (own?.attrs.following) return own.attrs.following;
  for (const row of [list.attrs.further, ...numberings]) {
    const at = row.indexOf(label);
    if (at >= 0 && row[at + 1]) return row[at + 1];
  }
  const before = list.content.content.find((one) => one.attrs.following === label);
  const after = before && list.attrs.further.length ? list.attrs.further[0] : "";
  return after ?? "";
}

/** Enter: the item is split; an empty one ends its list, or goes up a level. */
export const splitItem = () => (state, dispatch) => {
  const { $from, $to } = state.selection;
  const found = itemAt($from);
  if (!found || !$from.sameParent($to) || $from.depth !== found.depth + 1) return false;
  if (!$from.parent.content.size && found.node.childCount === 1) {
    return lift(state, dispatch);
  }
  if ($from.index(found.depth) !== 0) return false; // a later paragraph of the item
  const tr = state.tr.deleteSelection();
  const types = [{ type: item, attrs: { label: "", following: "" } }, { type: p }];
  if (!canSplit(tr.doc, tr.mapping.map($from.pos), 2, types)) return false;
  dispatch?.(tr.split(tr.mapping.map($from.pos), 2, types).scrollIntoView());
  return true;
};

/** A command that moves an item to another level, where it gets another label. */
const moved = (command) => (state, dispatch) => command(state, dispatch && ((tr) => {
  const found = itemAt(tr.selection.$from);
  if (found) tr.setNodeMarkup(found.pos, null, { label: "", following: "" });
  dispatch(tr);
}));

export const sink = moved(sinkListItem(item));
export const lift = moved(liftListItem(item));

/** Make a list of the paragraphs that are chosen; change a list of the other kind; or end it. */
export function toggleList(kind) {
  const type = schema.nodes[kind];
  return (state, dispatch) => {
    const found = itemAt(state.selection.$from);
    if (!found) return wrapInList(type)(state, dispatch);
    const { $from } = state.selection;
    const list = $from.node(found.depth - 1);
    if (list.type === type) return liftListItem(item)(state, dispatch);
    const at = $from.before(found.depth - 1);
    const items = list.content.content.map((one) => item.create(null, one.content));
    const tr = state.tr.replaceRangeWith(at, at + list.nodeSize, type.create(null, items));
    dispatch?.(tr.setSelection(state.selection.constructor.near(tr.doc.resolve($from.pos))));
    return true;
  };
}

/** The places between two lists of one kind. */
function seams(doc) {
  const out = [];
  doc.descendants((node, pos, parent, index) => {
    const before = index > 0 ? parent.child(index - 1).type : null;
    if ((node.type === bullets || node.type === numbers) && before === node.type) out.push(pos);
    return !node.isTextblock;
  });
  return out;
}

/** Plugin: two lists that come to stand one after the other are one, as in a letter file. */
export const joining = () => new Plugin({
  appendTransaction(transactions, old, state) {
    const changes = transactions.some((tr) => tr.docChanged && !tr.getMeta("adopted"));
    if (!changes || seams(old.doc).length) return null;
    const { tr } = state;
    for (const pos of seams(state.doc).reverse()) tr.join(pos);
    return tr.docChanged ? tr : null;
  },
});

/** Plugin: items without a label get one, and items after a new or lost one count on. */
export function counting(numberings) {
  return new Plugin({
    appendTransaction(transactions, old, state) {
      const changes = transactions.filter((tr) => tr.docChanged && !tr.getMeta("adopted"));
      if (!changes.length) return null;
      const earlier = new Map();
      const place = (pos) => transactions.reduce((at, tr) => tr.mapping.map(at, -1), pos);
      old.doc.descendants((node, pos) => {
        if (node.type === numbers) earlier.set(place(pos), node);
        return !node.isTextblock;
      });
      const { tr } = state;
      state.doc.descendants((node, pos) => {
        if (node.type === numbers) relabel(tr, node, pos, earlier.get(pos), numberings());
        return !node.isTextblock;
      });
      return tr.docChanged ? tr : null;
    },
  });
}

function relabel(tr, list, pos, before, numberings) {
  const labels = list.content.content.map((one) => one.attrs.label);
  const lost = before && before.childCount > list.childCount && isConsecutive(before, numberings);
  const missing = labels.findIndex((one) => !one);
  if (missing < 0 && !lost) return;
  const known = before ?? list;
  const $pos = tr.doc.resolve(pos);
  const form = numberings[Math.min(level($pos, $pos.depth + 1), numberings.length - 1)];
  const gap = labels.findIndex((one, index) => (
    index && one !== following(labels[index - 1], known, numberings)));
  const start = missing >= 0 ? missing : gap;
  if (start < 0) return;
  let previous = start ? labels[start - 1] : "";
  let place = pos + 1;
  list.forEach((one, offset, index) => {
    place = pos + 1 + offset;
    if (index < start) return;
    const next = previous ? following(previous, known, numberings) : form[0];
    const after = next ? following(next, known, numberings) : "";
    if (next && next !== one.attrs.label) {
      tr.setNodeMarkup(place, null, { label: next, following: after });
    }
    previous = next || one.attrs.label;
  });
}

function isConsecutive(list, numberings) {
  return list.content.content.every((one, index, all) => (
    !index || one.attrs.label === following(all[index - 1].attrs.label, list, numberings)));
}

export const isIn = (state, type) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth >= 0; depth -= 1) {
    if ($from.node(depth).type === type) return true;
  }
  return false;
};
