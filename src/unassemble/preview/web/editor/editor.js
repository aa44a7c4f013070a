// The editor of one text of a letter.
import { element } from "../common/dom.js";
import { t } from "../common/words.js";
import {
  collab, EditorState, EditorView, Plugin, TextSelection,
} from "../vendor/prosemirror.js";
import { AsText } from "./astext.js";
import { chips } from "./chips.js";
import { keys } from "./keys.js";
import { loaded, offsetAt, positionAt } from "./load.js";
import { leftOut } from "./paste.js";
import { OWN, Patches } from "./patch.js";
import { Notes } from "./notes.js";
import { Toolbar } from "./toolbar.js";
import { whereabouts } from "./whereabouts.js";

const AGAIN = 100; // milliseconds after which a text that others have changed is looked at again
const LATE = ["refused.changed", "refused.old"]; // others were quicker: the edit is tried again
const MOST = 5; // times
let count = 0;

export class TextEditor {
  /**
   * root: element to fill. letter: the `LetterClient` of the window. path: keys and indexes of the
   * value. kind: "block", "inline" or "note". language: code. label: its accessible name.
   * focused, changed: called with the editor.
   */
  constructor(root, options) {
    const { letter, path, kind = "block", language = "", label = "", focused, changed } = options;
    Object.assign(this, { root, letter, path, kind, language, focused, changed });
    this.within = options.within ?? null; // the editor below whose text this note stands
    this.view = null;
    this.ended = false;
    this.tried = 0;
    this.turn = 0;
    count += 1;
    this.name = `text-editor-${count}`;
    this.box = element("div", { class: `text-editor ${kind}` });
    this.surface = element("div", { class: "surface" });
    this.status = element("p", { class: "editor-state", role: "status" });
    this.label = label;
    this.root.replaceChildren(this.box);
    this.patches = new Patches({
      letter, path, language, view: () => this.view, heard: (what) => this.heard(what),
    });
    this.silent = [letter.on("values", () => this.valuesChanged())];
    this.ready = this.show();
  }

  /** Load the text again and draw it; the cursor stays where the text is the same. */
  async show() {
    const query = new URLSearchParams({ path: JSON.stringify(this.path), language: this.language });
    this.turn += 1;
    const { turn } = this;
    const answer = await fetch(`tree?${query}`);
    if (!answer.ok || this.ended) return;
    const tree = await answer.json();
    // Another answer is on its way, or an edit: its answer tells the text that is then the letter's.
    if (this.view && (turn !== this.turn || this.patches.asked)) return;
    this.patches.take(tree);
    this.kind = tree.kind;
    if (this.plain) return;
    if (!this.view) {
      this.draw(tree);
      if (!tree.whole) this.asText(t("editor.not-whole"));
    }
    else if (!this.view.composing) {
      this.patches.adopt();
      if (this.patches.difference()) this.push();
    }
    this.notes?.update();
  }

  draw(tree) {
    const { language } = tree;
    this.language ||= language;
    const attributes = {
      role: "textbox", "aria-multiline": String(this.kind !== "inline"), "aria-label": this.label,
      lang: language, dir: language === "ar" ? "rtl" : "ltr", spellcheck: "true", id: this.name,
    };
    const plugins = [this.watcher(), chips(this), collab({ clientID: OWN }), ...keys(this)];
    const state = EditorState.create({ doc: loaded(tree), plugins });
    this.view = new EditorView({ mount: this.surface }, {
      state, attributes,
      dispatchTransaction: (tr) => this.dispatched(tr),
    });
    this.patches.begin(state.doc);
    if (this.within) {
      this.toolbar = this.within.toolbar;
      this.box.replaceChildren(this.surface, this.status);
      return;
    }
    this.toolbar = new Toolbar(this);
    this.notes = new Notes(this, (place, path) => new TextEditor(place, {
      letter: this.letter, path, kind: "note", language: this.language, within: this,
    }));
    this.message = element("div", { class: "editor-message", role: "status" });
    this.spoken = element("p", { class: "visually-hidden", "aria-live": "polite" });
    this.box.replaceChildren(this.toolbar.root, this.surface, this.message, this.notes.root, this.status,
      this.spoken);
    this.notes.update();
  }

  watcher() {
    return new Plugin({
      props: {
        handleDOMEvents: {
          focus: () => { this.entered(); return false; },
          compositionend: () => { setTimeout(() => this.caughtUp(), 0); return false; },
        },
      },
    });
  }

  dispatched(tr) {
    this.view.updateState(this.view.state.apply(tr));
    this.toolbar?.update();
    this.tell();
    if (!tr.docChanged) return;
    this.notes?.follow(tr);
    if (tr.getMeta("adopted")) return;
    if (!this.isComposing) this.push();
  }

  entered() {
    if (this.within) this.within.notes.enter(this.view);
    else {
      if (this.notes) this.notes.active = null;
      this.focused?.(this);
      this.toolbar.update();
    }
  }

  /** What the keys in a note need of the editor. */
  forNotes() {
    return {
      letter: this.letter, patches: this.patches, toolbar: this.toolbar,
      pasted: (left) => this.pasted(left),
    };
  }

  /** Give the editor another name. */
  named(label) {
    this.label = label;
    this.view?.dom.setAttribute("aria-label", label);
  }

  /** Say what was left out of what was pasted. */
  pasted(left) {
    const top = this.within ?? this;
    top.told = null;
    top.message.replaceChildren(...leftOut(left, () => {
      this.letter.undo();
      top.message.replaceChildren();
    }));
  }

  /** Say what the cursor has come into: a heading, a list, a cell, a note. */
  tell() {
    const top = this.within ?? this;
    if (!top.spoken || !top.notes) return;
    const words = whereabouts(top);
    if (words !== top.told) top.spoken.textContent = words;
    top.told = words;
  }

  push() {
    this.patches.push();
    this.changed?.(this);
  }

  get isComposing() {
    return this.view.composing || Boolean(this.notes?.active?.composing);
  }

  /** After a composition: send what was composed, and take what came meanwhile. */
  caughtUp() {
    if (this.ended) return;
    if (this.patches.difference()) this.push();
    else this.valuesChanged();
  }

  /** The letter's values may have changed: another text is loaded, unless it is this editor's. */
  valuesChanged() {
    if (this.ended || this.plain || !this.view || this.view.composing || this.patches.asked) return;
    const value = this.letter.at(this.path);
    if (value !== undefined && value !== this.patches.tree.source) this.show();
  }

  heard(what) {
    const refused = what.startsWith("refused");
    this.box.classList.toggle("refused", refused);
    if (what === "saved") this.tried = 0;
    if (["saved", "waiting"].includes(what)) setTimeout(() => this.settle(), AGAIN);
    if (LATE.includes(what) && (this.tried += 1) <= MOST) setTimeout(() => this.again(), AGAIN);
    if (!refused) { this.status.replaceChildren(); return; }
    this.status.replaceChildren(
      element("span", {}, t(what)),
      element("button", { type: "button", click: () => this.goBack() }, t("editor.go-back")),
      element("button", { type: "button", click: () => this.asText() }, t("editor.as-text")));
  }

  /** Take what came while an edit was on its way, and send what waits. */
  settle() {
    if (this.ended || this.plain || !this.view || this.view.composing || this.patches.asked) return;
    if (this.letter.at(this.path) !== this.patches.tree.source) this.valuesChanged();
    else if (this.patches.difference()) this.push();
  }

  /** Try an edit again with what others have made of the letter meanwhile. */
  async again() {
    await this.letter.read();
    if (this.ended || this.plain || !this.view || this.view.composing || this.patches.asked) return;
    if (this.letter.at(this.path) !== this.patches.tree.source) await this.show();
    else if (this.patches.difference()) this.push();
  }

  /** Put back what the letter has. */
  goBack() {
    const { tree } = this.patches;
    this.patches.take(tree);
    this.patches.reset(loaded(tree));
    this.notes?.update();
    this.heard("saved");
    this.focus();
  }

  /** Show the text as it is stored. */
  asText(reason = "") {
    this.plain = new AsText(this, {
      reason,
      close: () => {
        this.plain.destroy();
        this.plain = null;
        this.view?.destroy();
        this.view = null;
        this.notes?.destroy();
        this.heard("saved");
        this.ready = this.show();
      },
    });
    this.box.replaceChildren(this.plain.root);
    this.plain.field.focus();
  }

  /** Put the cursor at the character at an offset of the value. */
  async goTo(offset) {
    await this.ready;
    if (!this.view) return;
    const { doc, tr } = this.view.state;
    const place = positionAt(doc, this.patches.places, offset);
    if (this.notes?.goInto(doc.resolve(place))) return;
    this.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(place))).scrollIntoView());
    this.view.focus();
  }

  /** Put the cursor into a note that stands below the text; whether there is one. */
  async goToNote(path, offset) {
    await this.ready;
    return Boolean(this.notes && await this.notes.goTo(path, offset));
  }

  /** The offset of the value at the cursor. */
  get offset() {
    if (!this.view) return null;
    return offsetAt(this.view.state.doc, this.patches.places, this.view.state.selection.head);
  }

  /** The view in which the cursor is: that of the text, or of a note in it. */
  get target() { return this.notes?.active ?? this.view; }

  focus() { this.view?.focus(); }

  destroy() {
    this.ended = true;
    this.silent.forEach((off) => off());
    this.plain?.destroy();
    this.notes?.destroy();
    this.view?.destroy();
    this.root.replaceChildren();
  }
}
