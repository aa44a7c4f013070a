// Edits on their way to the letter: what differs is sent, one message at a time, and what another
// window or program has changed is put in without moving the cursor.
import { Fragment, Mapping, Selection, StepMap } from "../vendor/prosemirror.js";
import { key, loaded, rows, spots } from "./load.js";

export class Patches {
  /** `view` is the editor's; `heard` takes what became of an edit: "saved", or why it was refused. */
  constructor({ letter, path, language, view, heard }) {
    Object.assign(this, { letter, path, language, view, heard });
    this.tree = null;
    this.keys = [];
    this.places = [];
    this.asked = false; // an edit waits for its turn, or for its answer
    this.base = null; // the document that was in the letter, and how positions have moved since
    this.sent = null;
  }

  take(tree) {
    const { shown = {}, first = 1 } = this.tree ?? {}; // an answer to an edit does not tell them
    this.tree = { shown, first, ...tree };
    this.keys = rows(loaded(tree)).map(key);
    this.places = spots(tree);
  }

  /** The server reads from the letter what these rows say: how it puts it does not matter. */
  agree(sent) {
    if (sent.length === this.keys.length) this.keys = sent.map(key);
  }

  /** The document is now what the letter has. */
  begin(doc, mapping = new Mapping()) {
    this.base = { doc, mapping };
  }

  /** What differs from the letter; null if nothing does. */
  difference() {
    const now = rows(this.view().state.doc);
    const keys = now.map(key);
    let start = 0;
    const most = Math.min(keys.length, this.keys.length);
    while (start < most && keys[start] === this.keys[start]) start += 1;
    let end = 0;
    while (end < most - start && keys.at(-1 - end) === this.keys.at(-1 - end)) end += 1;
    if (start === keys.length - end && start === this.keys.length - end) return null;
    return {
      path: this.path, language: this.language, start, end: this.keys.length - end,
      nodes: now.slice(start, now.length - end),
    };
  }

  get isChanged() { return this.asked || this.difference() !== null; }

  /** Send what differs, when it is its turn; then what has been typed meanwhile. */
  async push() {
    if (this.asked) return;
    this.asked = true;
    this.sent = null;
    const body = await this.letter.ask(() => {
      const value = this.letter.at(this.path);
      if (value !== undefined && value !== this.tree.source) return null; // `values` tells of it
      const edit = this.difference();
      if (edit) this.sent = { doc: this.view().state.doc, mapping: new Mapping() };
      return edit && { do: "text", edit };
    }, { quiet: true, yours: this.view()?.state.doc.textContent });
    this.asked = false;
    const { sent } = this;
    this.sent = null;
    if (!this.view()) return;
    if (body?.refused) this.heard(body.refused);
    else if (body?.tree?.nodes) {
      this.take(body.tree);
      this.begin(sent.doc, sent.mapping);
      if (body.merged) this.adopt();
      else this.agree(rows(sent.doc));
      this.heard("saved");
      if (sent.doc !== this.view().state.doc && this.difference()) this.push();
      else if (!this.view().composing) this.count();
    } else this.heard("waiting");
  }

  /** The source of the note that is written at a position; null if the letter has another text. */
  noteAt(position) {
    const notes = [];
    const walk = (nodes = []) => nodes.forEach((one) => {
      for (const run of one.runs ?? []) if (run.kind === "note") notes.push(run.written);
      walk(one.nodes);
    });
    walk(this.tree.nodes);
    const before = [];
    this.view().state.doc.descendants((node, pos) => {
      if (node.type.name === "note") before.push(pos);
      return node.type.name !== "note";
    });
    const written = notes[before.indexOf(position)];
    return this.isChanged || !written ? null : written.slice(2, -1);
  }

  moved(mapping) {
    this.base?.mapping.appendMapping(mapping);
    this.sent?.mapping.appendMapping(mapping);
  }

  /** Let the lists know the labels that come next. */
  count() {
    const { state, dispatch } = this.view();
    const [old, next] = [lists(state.doc), lists(loaded(this.tree))];
    if (old.length !== next.length) return;
    const { tr } = state;
    old.forEach(([pos, list], index) => {
      const [, other] = next[index];
      if (list.childCount !== other.childCount) return;
      tr.setNodeMarkup(pos, null, other.attrs);
      list.forEach((item, offset, at) => {
        const { attrs } = other.child(at);
        if (attrs.label === item.attrs.label) tr.setNodeMarkup(pos + 1 + offset, null, attrs);
      });
    });
    if (tr.docChanged) dispatch.call(this.view(), tr.setMeta("adopted", true));
  }

  /** Put what others have changed into the editor: what was typed here stays, and the cursor. */
  adopt() {
    const view = this.view();
    const next = loaded(this.tree);
    try {
      this.join(view, next);
    } catch (error) { // both changed the shape of the text: the letter's is shown, and what was typed
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
      const { doc, tr } = view.state;
      const yours = doc.textBetween(0, doc.content.size, "\n", "\ufffc");
      view.dispatch(tr.replaceWith(0, doc.content.size, next.content).setMeta("adopted", true));
      this.begin(view.state.doc);
      this.letter.tell("refused", { reason: "refused.changed", yours });
    }
  }

  /** Put the letter's text into the editor around what was typed here. */
  join(view, next) {
    const { doc, mapping } = this.base;
    if (rows(next).map(key).join() === rows(doc).map(key).join()) return;
    const isClean = rows(view.state.doc).map(key).join() === rows(doc).map(key).join();
    const hunks = differences(countless(doc), countless(next));
    const tr = view.state.tr.setMeta("adopted", true);
    const { head } = view.state.selection;
    for (const { start, end, newStart, newEnd } of hunks) {
      const from = mapping.map(start, 1); // what was typed at an end of the change stays
      const to = Math.max(from, mapping.map(end, -1));
      tr.replace(from, to, next.slice(newStart, newEnd));
      if (head > from && head <= to) { // the cursor goes to the end of what has changed
        tr.setSelection(Selection.near(tr.doc.resolve(tr.mapping.map(to)), -1));
      }
    }
    if (isClean && rows(tr.doc).map(key).join() !== rows(next).map(key).join()) {
      tr.replaceWith(0, tr.doc.content.size, next.content);
    }
    view.dispatch(tr);
    if (isClean) this.begin(view.state.doc);
    else this.begin(next, since(hunks, mapping, tr.mapping));
  }
}

/**
 * How positions of the letter's new text lead to the editor's: through the text before the change,
 * what was typed here and is not sent, and the change again.
 */
function since(hunks, typed, made) {
  const out = new Mapping();
  const maps = hunks.map(({ start, end, newStart, newEnd }) => (
    new StepMap([start, end - start, newEnd - newStart])));
  [...maps].reverse().forEach((map) => out.appendMap(map.invert()));
  typed.maps.forEach((map) => out.appendMap(map));
  const mirrored = made.maps.length === maps.length;
  made.maps.forEach((map, index) => out.appendMap(map, mirrored ? maps.length - 1 - index : undefined));
  return out;
}

/** Where two documents differ, the last place first: block by block if they have as many. */
function differences(doc, next) {
  const between = (old, made, start, newStart) => {
    const head = old.findDiffStart(made);
    if (head === null) return null;
    let { a, b } = old.findDiffEnd(made);
    const overlap = head - Math.min(a, b);
    if (overlap > 0) { a += overlap; b += overlap; }
    return { start: start + head, end: start + a, newStart: newStart + head, newEnd: newStart + b };
  };
  if (doc.childCount !== next.childCount) return [between(doc.content, next.content, 0, 0)].filter(Boolean);
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

const lists = (doc) => {
  const found = [];
  doc.descendants((node, pos) => {
    if (node.type.name === "numbers") found.push([pos, node]);
    return !node.isTextblock;
  });
  return found;
};

/** A document without what the lists know of labels to come: that is no difference. */
function countless(node) {
  if (node.isTextblock || node.isLeaf) return node;
  const inner = Fragment.from(node.content.content.map(countless));
  const attrs = { numbers: { further: [] }, item: { ...node.attrs, following: "" } }[node.type.name];
  return node.type.create(attrs ?? node.attrs, inner, node.marks);
}
