// The toolbar of an editor: one stop of the Tab key, arrows within, Escape back to the text.
import { element } from "../common/dom.js";
import { t } from "../common/words.js";
import { setBlockType, toggleMark, wrapIn, lift } from "../vendor/prosemirror.js";
import { html, nothing, render } from "../vendor/lit.js";
import { icon } from "./icons.js";
import { isIn, itemAt, toggleList } from "./lists.js";
import { schema } from "./schema.js";
import { SHEETS } from "./sheets.js";

const {
  bullets, h, note, numbers, p, pagebreak, quote, table,
} = schema.nodes;
const LEVELS = [1, 2, 3, 4, 5, 6];
const IN_TITLES = ["strong", "em", "note", "language", "space", "signs"];
const IN_NOTES = ["strong", "em", "bullets", "quote", "language", "link", "space", "signs"];
const ALL = ["strong", "em", "bullets", "numbers", "quote", "note", "table", "picture", "link",
  "language", "break", "space", "signs"];
const KEYS = { strong: "Control+B", em: "Control+I", note: "Control+Alt+F",
  space: "Control+Shift+Space" };

export class Toolbar {
  constructor(editor) {
    this.editor = editor;
    this.open = "";
    this.at = 0;
    this.root = element("div", { class: "editor-tools" });
    this.root.addEventListener("keydown", (event) => this.pressed(event));
    this.update();
  }

  get acts() {
    return { inline: IN_TITLES, note: IN_NOTES }[this.editor.kind] ?? ALL;
  }

  /** Whether an act is on at the cursor. */
  isOn(act) {
    const { state } = this.editor.target;
    switch (act) {
      case "strong": case "em": return hasMark(state, schema.marks[act]);
      case "language": return hasMark(state, schema.marks.lang);
      case "link": return hasMark(state, schema.marks.link);
      case "bullets": case "numbers": {
        const found = itemAt(state.selection.$from);
        return Boolean(found) && state.selection.$from.node(found.depth - 1).type
          === { bullets, numbers }[act];
      }
      case "quote": return isIn(state, quote);
      case "table": return isIn(state, table);
      default: return false;
    }
  }

  update() {
    if (!this.editor.view) return;
    const { parent } = this.editor.target.state.selection.$from;
    const style = parent.type === h ? String(parent.attrs.level) : "p";
    const block = this.editor.kind === "block";
    render(html`
      <div class="bar" role="toolbar" aria-label=${t("editor.toolbar")}
        aria-controls=${this.editor.name}>
        ${block ? html`<select data-act="style" aria-label=${t("editor.style")} .value=${style}
          tabindex=${this.tab(0)} @change=${(event) => this.style(event.target.value)}>
          <option value="p" ?selected=${style === "p"}>${t("editor.paragraph")}</option>
          ${LEVELS.map((level) => html`<option value=${level} ?selected=${style === String(level)}>${
            t("editor.heading", { level })}</option>`)}</select>` : nothing}
        ${this.acts.map((act, index) => html`<button type="button" data-act=${act}
          tabindex=${this.tab(index + (block ? 1 : 0))}
          aria-pressed=${SHEETS[act] || ["note", "break", "space"].includes(act)
            ? nothing : String(this.isOn(act))}
          aria-expanded=${SHEETS[act] ? String(this.open === act) : nothing}
          aria-keyshortcuts=${KEYS[act] ?? nothing}
          title=${t(`editor.${act}`)} aria-label=${t(`editor.${act}`)}
          @mousedown=${(event) => event.preventDefault()}
          @click=${() => this.act(act)}>${icon(act)}</button>`)}
      </div>
      ${this.open ? html`<div class="sheet" role="group" aria-label=${t(`editor.${this.open}`)}
        @keydown=${(event) => { if (event.key === "Escape") this.close(event); }}>
        ${SHEETS[this.open](this.editor, this)}</div>` : nothing}`, this.root);
  }

  tab(index) { return index === this.at ? "0" : "-1"; }

  get stops() { return [...this.root.querySelectorAll("[data-act]")]; }

  focus() {
    this.stops[this.at]?.focus();
  }

  pressed(event) {
    const { stops } = this;
    const index = stops.indexOf(event.target);
    if (index < 0) return;
    const rtl = getComputedStyle(this.root).direction === "rtl";
    const by = { ArrowRight: rtl ? -1 : 1, ArrowLeft: rtl ? 1 : -1 }[event.key];
    if (event.key === "Escape") this.editor.target.focus();
    else if (event.key === "Home" || event.key === "End") this.to(event.key === "Home" ? 0 : -1);
    else if (by) this.to((index + by + stops.length) % stops.length);
    else return;
    event.preventDefault();
  }

  to(index) {
    const { stops } = this;
    this.at = index < 0 ? stops.length - 1 : index;
    this.update();
    stops[this.at].focus();
  }

  close(event) {
    event?.stopPropagation();
    this.open = "";
    this.update();
    this.editor.target.focus();
  }

  style(value) {
    const { state, dispatch } = this.editor.target;
    const level = Number(value);
    const made = level ? setBlockType(h, { level }) : setBlockType(p);
    made(state, dispatch.bind(this.editor.target));
    this.editor.target.focus();
  }

  /** Do what a button says; some ask in a sheet below the bar. */
  act(act) {
    const view = this.editor.target;
    const run = (command) => { command(view.state, (tr) => view.dispatch(tr)); view.focus(); };
    switch (act) {
      case "strong": case "em": run(toggleMark(schema.marks[act])); break;
      case "bullets": case "numbers": run(toggleList(act)); break;
      case "quote": run(isIn(view.state, quote) ? lift : wrapIn(quote)); break;
      case "space": run((state, dispatch) => dispatch(state.tr.insertText("\u00a0"))); break;
      case "break": run(({ tr, selection: { $to } }, dispatch) => dispatch(
        tr.insert($to.depth ? $to.after(1) : $to.pos, pagebreak.create()).scrollIntoView())); break;
      case "note": this.note(view); break;
      case "link": if (this.isOn("link")) { run(toggleMark(schema.marks.link)); break; }
        this.sheet(act); break;
      case "language": if (this.isOn("language")) { run(toggleMark(schema.marks.lang)); break; }
        this.sheet(act); break;
      default: this.sheet(act);
    }
    this.update();
  }

  sheet(act) {
    this.open = this.open === act ? "" : act;
    this.update();
    this.root.querySelector(".sheet input, .sheet button, .sheet select")?.focus();
  }

  /** A note at the cursor; the cursor goes into its text. */
  note(view) {
    if (view !== this.editor.view) return;
    const { state } = view;
    const place = state.selection.to;
    const made = note.create(null, p.create());
    view.dispatch(state.tr.insert(place, made).scrollIntoView());
    this.editor.notes?.focus(place);
  }
}

function hasMark(state, type) {
  const { from, $from, to, empty } = state.selection;
  if (empty) return Boolean(type.isInSet(state.storedMarks ?? $from.marks()));
  return state.doc.rangeHasMark(from, to, type);
}
