// The editor of one text of a letter.
import { element } from "../common/dom.js";
import { t } from "../common/words.js";
import {
  EditorState, EditorView, Plugin, TextSelection,
} from "../vendor/prosemirror.js";
import { keys } from "./keys.js";
import { loaded, offsetAt, positionAt } from "./load.js";
import { Patches } from "./patch.js";
import { Toolbar } from "./toolbar.js";

let count = 0;

export class TextEditor {
  /**
   * root: element to fill. letter: the `LetterClient` of the window. path: keys and indexes of the
   * value. kind: "block", "inline" or "note". language: code. label: its accessible name.
   * focused, changed: called with the editor.
   */
  constructor(root, { letter, path, kind = "block", language = "", label = "", focused, changed }) {
    Object.assign(this, { root, letter, path, kind, language, focused, changed });
    this.view = null;
    this.ended = false;
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
    const answer = await fetch(`tree?${query}`);
    if (!answer.ok || this.ended) return;
    const tree = await answer.json();
    this.patches.take(tree);
    this.kind = tree.kind;
    if (!this.view) this.draw(tree);
    else if (!this.view.composing) {
      this.patches.adopt();
      if (this.patches.difference()) this.push();
    }
    this.notesChanged?.();
  }

  draw(tree) {
    const { language } = tree;
    this.language ||= language;
    const attributes = {
      role: "textbox", "aria-multiline": String(this.kind !== "inline"), "aria-label": this.label,
      lang: language, dir: language === "ar" ? "rtl" : "ltr", spellcheck: "true", id: this.name,
    };
    const state = EditorState.create({ doc: loaded(tree), plugins: [this.watcher(), ...keys(this)] });
    this.view = new EditorView({ mount: this.surface }, {
      state, attributes,
      dispatchTransaction: (tr) => this.dispatched(tr),
    });
    this.patches.begin(state.doc);
    this.toolbar = new Toolbar(this);
    this.box.replaceChildren(this.toolbar.root, this.surface, this.status);
  }

  watcher() {
    return new Plugin({
      props: {
        handleDOMEvents: {
          focus: () => { this.focused?.(this); return false; },
          compositionend: () => { setTimeout(() => this.caughtUp(), 0); return false; },
        },
      },
    });
  }

  dispatched(tr) {
    this.view.updateState(this.view.state.apply(tr));
    this.toolbar?.update();
    if (!tr.docChanged) return;
    if (tr.getMeta("adopted")) return;
    this.patches.moved(tr.mapping);
    if (!this.view.composing) this.push();
  }

  push() {
    this.patches.push();
    this.changed?.(this);
  }

  /** After a composition: send what was composed, and take what came meanwhile. */
  caughtUp() {
    if (this.ended) return;
    if (this.patches.difference()) this.push();
    else this.valuesChanged();
  }

  /** The letter's values may have changed: another text is loaded, unless it is this editor's. */
  valuesChanged() {
    if (this.ended || !this.view || this.view.composing || this.patches.asked) return;
    const value = this.letter.at(this.path);
    if (value !== undefined && value !== this.patches.tree.source) this.show();
  }

  heard(what) {
    const refused = what.startsWith("refused");
    this.box.classList.toggle("refused", refused);
    this.status.textContent = refused ? t(what) : "";
  }

  /** Put the cursor at the character at an offset of the value. */
  async goTo(offset) {
    await this.ready;
    if (!this.view) return;
    const { doc, tr } = this.view.state;
    const place = positionAt(doc, this.patches.places, offset);
    this.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(place))).scrollIntoView());
    this.view.focus();
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
    this.view?.destroy();
    this.root.replaceChildren();
  }
}
