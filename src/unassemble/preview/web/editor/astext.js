// A text as it is stored: for what the editor cannot hold, or the letter file cannot be made to say.
import { element, soon } from "../common/dom.js";
import { t } from "../common/words.js";

const PAUSE = 400;

export class AsText {
  /** `close` is called when the person wants the editor back. */
  constructor(editor, { reason, close }) {
    const { letter, path, language, label } = editor;
    Object.assign(this, { editor });
    this.field = element("textarea", {
      class: "as-text", "aria-label": t("editor.text.label", { label }), lang: language,
      dir: language === "ar" ? "rtl" : "ltr", rows: "12", spellcheck: "false",
    });
    this.field.value = letter.at(path) ?? "";
    const save = soon(PAUSE, () => this.save());
    this.field.addEventListener("input", () => save());
    this.field.addEventListener("blur", () => save.now());
    this.silent = letter.on("values", ({ own }) => {
      if (!own && document.activeElement !== this.field) this.field.value = letter.at(path) ?? "";
    });
    const back = element("button", {
      type: "button",
      click: async () => { save.now(); await this.saved; close(); },
    }, t("editor.as-pages"));
    this.root = element("div", { class: "as-text-area" },
      reason ? element("p", { class: "editor-state" }, reason) : null, this.field, back);
  }

  save() {
    const { letter, path } = this.editor;
    const { value } = this.field;
    if (value === letter.at(path)) return;
    this.saved = letter.change([{ do: "set", path, value }], { yours: value });
  }

  destroy() { this.silent(); }
}
