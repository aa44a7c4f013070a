// The YAML editor, with completion, and findings in the margin.
import { completions } from "./complete.js";
import { t } from "../common/words.js";

let library = null;

export class CodePanel {
  constructor(root, { save, schema, saved, dirty }) {
    Object.assign(this, { root, post: save, schemaAddress: schema, showStatus: saved, setDirty: dirty });
    this.base = "";
    this.original = "";
    this.view = null;
    this.rows = [];
    this.saving = Promise.resolve();
  }

  /** Show a file; unsaved text is kept, and merged with the file when it is saved. */
  async show(file) {
    if (!this.view) await this.make();
    const typed = this.view.state.doc.toString();
    if (this.base && typed !== this.original) {
      if (file.digest !== this.base) this.showStatus(t("code.changed"));
      return;
    }
    this.base = file.digest;
    this.original = file.text.replace(/\r\n/g, "\n");
    if (typed !== this.original) this.replace(this.original);
    this.setDirty(false);
    this.mark();
  }

  /** Replace only the part that differs, so that the cursor keeps its place. */
  replace(text) {
    const old = this.view.state.doc.toString();
    let from = 0;
    const most = Math.min(old.length, text.length);
    while (from < most && old[from] === text[from]) from += 1;
    let tail = 0;
    while (tail < most - from && old[old.length - 1 - tail] === text[text.length - 1 - tail]) {
      tail += 1;
    }
    this.view.dispatch({
      changes: { from, to: old.length - tail, insert: text.slice(from, text.length - tail) },
    });
  }

  async make() {
    library ??= await import("../vendor/codemirror.js");
    const schema = await (await fetch(this.schemaAddress)).json();
    const cm = library;
    const style = cm.HighlightStyle.define([
      { tag: cm.tags.propertyName, class: "tok-key" },
      { tag: cm.tags.comment, class: "tok-comment" },
      { tag: [cm.tags.string, cm.tags.content], class: "tok-text" },
      { tag: [cm.tags.punctuation, cm.tags.separator], class: "tok-mark" },
    ]);
    this.view = new cm.EditorView({
      parent: this.root,
      state: cm.EditorState.create({
        doc: "",
        extensions: [
          cm.lineNumbers(), cm.foldGutter(), cm.lintGutter(), cm.history(), cm.drawSelection(),
          cm.highlightActiveLine(), cm.highlightActiveLineGutter(), cm.highlightSpecialChars(),
          cm.indentOnInput(), cm.yaml(), cm.syntaxHighlighting(style), cm.search({ top: true }),
          cm.autocompletion({ override: [(context) => completions(context, schema)] }),
          cm.EditorView.lineWrapping,
          cm.EditorView.contentAttributes.of({ "aria-label": t("code.label"), dir: "ltr" }),
          cm.keymap.of([
            { key: "Mod-s", run: () => { this.save(); return true; } },
            ...cm.completionKeymap, ...cm.lintKeymap, ...cm.searchKeymap, ...cm.foldKeymap,
            ...cm.historyKeymap, ...cm.defaultKeymap,
          ]),
          cm.EditorView.updateListener.of((update) => {
            if (update.docChanged) this.setDirty(this.dirty());
          }),
          cm.EditorState.phrases.of(Object.fromEntries(PHRASES.map((key) => [key, t(`cm.${key}`)]))),
        ],
      }),
    });
    this.view.scrollDOM.tabIndex = 0; // scrollable areas need keyboard access (WCAG 2.1.1)
  }

  dirty() {
    return this.view.state.doc.toString() !== this.original;
  }

  /** Save the text once a save in progress is done: at the same time, they would conflict. */
  save() {
    this.saving = this.saving.then(() => this.saveNow());
    return this.saving;
  }

  async saveNow() {
    if (!this.view || !this.dirty()) return;
    const text = this.view.state.doc.toString();
    const made = await this.post(text, this.base);
    if (!made) {
      this.showStatus(t("code.unsaved"));
      return;
    }
    this.base = made.digest;
    this.original = made.text.replace(/\r\n/g, "\n");
    if (this.view.state.doc.toString() === text) this.replace(this.original);
    this.setDirty(this.dirty());
    this.mark();
    this.showStatus(t("saved"));
  }

  /** Show findings in the margin, if they belong to the text shown. */
  findings(rows, digest) {
    Object.assign(this, { rows, rowsOf: digest });
    this.mark();
  }

  /** Mark the findings; those of a text just saved wait until its digest is known. */
  mark() {
    if (!this.view || this.rowsOf !== this.base) return;
    const { doc } = this.view.state;
    const found = this.rows.filter((one) => one.line <= doc.lines).map((one) => {
      const line = doc.line(one.line);
      const from = Math.min(line.from + one.column - 1, line.to);
      const kind = one.severity === "note" ? "info" : one.severity;
      const words = one.hint ? `${one.message} (${one.hint})` : one.message;
      return { from, to: line.to, severity: kind, source: one.rule, message: words };
    });
    found.sort((one, other) => one.from - other.from);
    this.view.dispatch(library.setDiagnostics(this.view.state, found));
  }

  /** Line and column of the cursor, from 1. */
  get place() {
    const at = this.view?.state.selection.main.head ?? 0;
    const line = this.view?.state.doc.lineAt(at);
    return line ? { line: line.number, column: at - line.from + 1 } : { line: 1, column: 1 };
  }

  goTo(line, column) {
    if (!this.view) return;
    const { doc } = this.view.state;
    const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const place = Math.min(at.from + column - 1, at.to);
    this.view.dispatch({
      selection: { anchor: place },
      effects: library.EditorView.scrollIntoView(place, { y: "center" }),
    });
  }
}

const PHRASES = [
  "Find", "Replace", "next", "previous", "all", "match case", "regexp", "by word", "replace",
  "replace all", "close", "No diagnostics", "Diagnostics", "Completions", "Control character",
  "Fold line", "Go to line", "Selection deleted", "Unfold line", "current match", "folded code",
  "go", "on line", "to", "unfold",
];
