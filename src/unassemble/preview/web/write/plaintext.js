// A text of the letter as it stands in the file, in a box that grows: for texts that the text editor
// cannot hold.  It has the editor's own methods.
import { element } from "../common/dom.js";
import { setValue } from "./setting.js";

const WIDE = 64;

export class PlainText {
  constructor(root, { letter, path, kind, language, label, needed = false, focused, changed }) {
    Object.assign(this, { letter, path, needed, changed });
    this.box = element("textarea", { rows: "1", lang: language, "aria-label": label,
      dir: language === "ar" ? "rtl" : "ltr", class: `text ${kind}`,
      focus: () => focused?.(this), input: () => this.typed(), keyup: () => changed?.(this),
      click: () => changed?.(this) });
    root.replaceChildren(this.box);
    this.show();
  }

  show() {
    const value = this.letter.at(this.path) ?? "";
    if (typeof value === "string" && value !== this.box.value) this.put(value);
    this.known = this.box.value;
    this.grow();
  }

  /** Show another text, with the cursor at the words where it was. */
  put(value) {
    const { value: old, selectionStart: at } = this.box;
    const focused = document.activeElement === this.box;
    this.box.value = value;
    if (!focused) return;
    let same = 0;
    while (same < at && old[same] === value[same]) same += 1;
    const now = same === at ? at : Math.max(at + value.length - old.length, same);
    this.box.setSelectionRange(now, now);
  }

  grow() {
    const { value } = this.box;
    const rows = value.split("\n").reduce((sum, line) => sum + Math.ceil((line.length + 1) / WIDE), 0);
    this.box.rows = Math.min(Math.max(rows, 1), 30);
  }

  typed() {
    this.grow();
    setValue(this.letter, this.path, this.box.value, { needed: this.needed, was: this.known });
    this.known = this.box.value;
    this.changed?.(this);
  }

  goTo(offset) {
    const at = [...this.box.value].slice(0, offset).join("").length; // in UTF-16, as scripts count
    this.box.focus({ preventScroll: true });
    this.box.setSelectionRange(at, at);
    this.changed?.(this);
  }

  get offset() { return [...this.box.value.slice(0, this.box.selectionStart)].length; }

  destroy() { this.box.remove(); }
}
