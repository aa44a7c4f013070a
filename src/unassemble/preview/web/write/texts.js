// The editor of a text in its field.  The editor proper is loaded once the screen stands; until then,
// and for a text that is not in the letter yet, a plain box takes what is typed.
import { PlainText } from "./plaintext.js";

const LATEST = 2000; // milliseconds after which the editor is loaded even if no page is painted

let TextEditor = null;
let loading = null;
const painted = new Promise((done) => {
  document.addEventListener("drawn", done, { once: true });
  setTimeout(done, LATEST);
});

/** Load the editor, once the first page is painted. */
export function loadEditor() {
  loading ??= painted.then(() => import("../editor/editor.js"))
    .then((found) => { TextEditor = found.TextEditor; });
  return loading;
}

export class TextSlot {
  /** As `TextEditor`; `screen` is told where the cursor is. */
  constructor(root, screen, { path, kind, language, label, needed }) {
    Object.assign(this, { root, screen, path, kind, language, label, needed });
    this.inner = null;
    this.mount();
    root.addEventListener("keyup", () => this.told());
    root.addEventListener("click", () => this.told());
    root.addEventListener("focusout", () => setTimeout(() => this.mount()));
  }

  get isThere() { return this.screen.client.at(this.path) !== undefined; }

  /** Put in the editor if the letter has the text, and nobody is typing in the plain box. */
  mount() {
    const rich = Boolean(TextEditor && this.isThere);
    if (this.inner && (this.rich === rich || this.root.contains(document.activeElement))) return;
    this.inner?.destroy();
    this.rich = rich;
    const { path, kind, language, label, needed } = this;
    const { client } = this.screen;
    this.inner = new (rich ? TextEditor : PlainText)(this.root, { letter: client, path, kind, language,
      label, needed, focused: () => this.told(), changed: () => this.told(true) });
    if (!TextEditor) loadEditor().then(() => this.inner && this.mount());
  }

  /** Tell where the cursor is; `quiet` if it may have got there by itself. */
  told(quiet = false) {
    if (this.inner) this.screen.cursor(this.path, this.inner.offset ?? 0, quiet);
  }

  /** The values may have changed. */
  show() {
    if (!this.rich) this.inner.show();
    if (this.rich !== Boolean(TextEditor && this.isThere)) this.mount();
  }

  async goTo(offset) {
    if (!TextEditor) await loadEditor();
    this.mount();
    await this.inner.goTo(offset);
    this.told();
  }

  /** Put the cursor into a note below the text; whether the text has it. */
  async goToNote(path, offset) {
    if (!TextEditor) await loadEditor();
    this.mount();
    return Boolean(await this.inner.goToNote?.(path, offset));
  }

  destroy() {
    this.inner?.destroy();
    this.inner = null;
  }
}

/** Mount the editor of a text; its control is updated by `show()`. */
export const makeText = (root, screen, options) => new TextSlot(root, screen, options);
