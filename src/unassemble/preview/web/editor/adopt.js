// What another window or program has made of a text, as steps that stand among one's own.
import { Fragment, Mapping, ReplaceStep, Slice } from "../vendor/prosemirror.js";

/** The steps that make a document of another: the least, or the whole where those do not fit. */
export function changes(doc, next) {
  const [one, other] = [countless(doc), countless(next)];
  const out = [];
  let made = doc;
  for (const { start, end, newStart, newEnd } of differences(one, other)) {
    const step = new ReplaceStep(start, end, next.slice(newStart, newEnd));
    out.push(step);
    made = made && step.apply(made).doc;
  }
  if (made && countless(made).eq(other)) return out;
  return [new ReplaceStep(0, doc.content.size, new Slice(next.content, 0, 0))];
}

/** Whether own steps have changed what others replace, or taken away where they put something in. */
export function clash(doc, theirs, now, own) {
  if (!own.length) return false;
  const moved = new Mapping(own.map((one) => one.getMap()));
  const [before, after] = [countless(doc), countless(now)];
  // The last place comes first: no step moves the place of the next one.
  return theirs.some(({ from, to }) => {
    if (from === to) return moved.mapResult(from).deletedAcross;
    const [start, end] = [moved.map(from, 1), moved.map(to, -1)];
    return start > end || !after.slice(start, end).content.eq(before.slice(from, to).content);
  });
}

/** Where two documents differ, the last place first: block by block if they have as many. */
function differences(doc, next) {
  if (doc.childCount !== next.childCount) {
    return [between(doc.content, next.content, 0, 0)].filter(Boolean);
  }
  const out = [];
  let place = 0;
  let newPlace = 0;
  doc.forEach((one, _, index) => {
    const other = next.child(index);
    const whole = { start: place, end: place + one.nodeSize, newStart: newPlace,
      newEnd: newPlace + other.nodeSize };
    if (!one.eq(other)) {
      out.unshift((one.sameMarkup(other) && between(one.content, other.content, place + 1, newPlace + 1))
        || whole);
    }
    place += one.nodeSize;
    newPlace += other.nodeSize;
  });
  return out;
}

/** The only range in which two fragments differ; null if they are equal. */
function between(old, made, start, newStart) {
  const head = old.findDiffStart(made);
  if (head === null) return null;
  let { a, b } = old.findDiffEnd(made);
  const overlap = head - Math.min(a, b);
  if (overlap > 0) { a += overlap; b += overlap; }
  return { start: start + head, end: start + a, newStart: newStart + head, newEnd: newStart + b };
}

/** A document without what the lists know of labels to come: that is no difference. */
function countless(node) {
  if (node.isTextblock || node.isLeaf) return node;
  const inner = Fragment.from(node.content.content.map(countless));
  const attrs = { numbers: { further: [] }, item: { ...node.attrs, following: "" } }[node.type.name];
  return node.type.create(attrs ?? node.attrs, inner, node.marks);
}
