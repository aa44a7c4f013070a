// Edits on their way to the letter: what differs is sent, one message at a time, and what another
// window or program has changed is put in without moving the cursor.
import { EditorState, receiveTransaction, sendableSteps } from "../vendor/prosemirror.js";
import { changes, clash } from "./adopt.js";
import { key, loaded, rows, spots } from "./load.js";

export class Patches {
  /** `view` is the editor's; `heard` takes what became of an edit: "saved", or why it was refused. */
  constructor({ letter, path, language, view, heard }) {
    Object.assign(this, { letter, path, language, view, heard });
    this.tree = null;
    this.keys = [];
    this.places = [];
    this.asked = false; // an edit waits for its turn, or for its answer
    this.base = null; // the document that the letter has: what differs are unsent steps
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
  begin(doc) { this.base = doc; }

  /** Show a document that the letter has in place of what was typed. */
  reset(doc) {
    const view = this.view();
    view.updateState(EditorState.create({ doc, plugins: view.state.plugins }));
    this.begin(doc);
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
    let sent = null;
    const body = await this.letter.ask(() => {
      const value = this.letter.at(this.path);
      if (value !== undefined && value !== this.tree.source) return null; // `values` tells of it
      const edit = this.difference();
      if (edit) sent = { doc: this.view().state.doc, steps: unsent(this.view().state) };
      return edit && { do: "text", edit };
    }, { quiet: true, yours: this.view()?.state.doc.textContent });
    this.asked = false;
    if (!this.view()) return;
    if (body?.refused) this.heard(body.refused);
    else if (body?.tree?.nodes) {
      this.take(body.tree);
      this.confirm(sent);
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

  /** What was sent is in the letter. */
  confirm({ doc, steps }) {
    const made = receiveTransaction(this.view().state, steps, steps.map(() => OWN));
    this.view().dispatch(made.setMeta("adopted", true));
    this.begin(doc);
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
    const { state } = view;
    const next = loaded(this.tree);
    if (rows(next).map(key).join() === rows(this.base).map(key).join()) return;
    const own = unsent(state);
    const made = around(state, this.base, next, own);
    const yours = state.doc.textBetween(0, state.doc.content.size, "\n", "\ufffc");
    if (made) {
      view.dispatch(made.setMeta("adopted", true));
      this.begin(next);
    } else this.reset(next);
    if (!made || unsent(view.state).length < own.length) {
      this.letter.tell("refused", { reason: "refused.changed", yours });
    }
  }
}

/** Who has made the steps of this editor, for `prosemirror-collab`. */
export const OWN = "own";

/** The steps that are not in the letter yet. */
const unsent = (state) => sendableSteps(state)?.steps ?? [];

/** The letter's text around what was typed here; null if both changed the same words. */
function around(state, base, next, own) {
  const theirs = changes(base, next);
  if (clash(base, theirs, state.doc, own)) return null;
  try {
    return receiveTransaction(state, theirs, theirs.map(() => "letter"));
  } catch { // both changed the shape of the text, so that a step fits nowhere
    return null;
  }
}

const lists = (doc) => {
  const found = [];
  doc.descendants((node, pos) => {
    if (node.type.name === "numbers") found.push([pos, node]);
    return !node.isTextblock;
  });
  return found;
};
