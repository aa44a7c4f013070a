// The screen on which a letter is written: what all its fields need to know, and which part is open.
import { html, nothing, render } from "../vendor/lit.js";
import { t } from "../common/words.js";
import { labelOf, pattern, rowOf } from "../fields.js";
import * as controls from "./controls.js";
import { Findings } from "./findings.js";
import * as groups from "./groups.js";
import { controlIn, settle } from "./islands.js";
import { callerOf } from "./notes.js";
import { isThere, languageOf, part, partFor, partName, partOf, partsAround } from "./parts.js";
import { drawPart } from "./part.js";
import * as people from "./people.js";
import { elsewhere, Pickers } from "./pickers.js";
import { insertItem } from "./setting.js";

const CONTROLS = {
  line: controls.line, radio: controls.radio, flag: controls.flag, languages: controls.languages,
  list: controls.list, symbols: controls.symbols, date: controls.date,
  received: (screen, field) => controls.date(screen, field, true),
  inline: (screen, field) => controls.text(screen, field, "inline"),
  block: (screen, field) => controls.text(screen, field, "block"),
  organs: groups.organs, session: groups.session, items: groups.items, number: groups.number, senders: groups.senders,
  state: groups.state, mission: groups.mission, addressees: groups.addressees,
  made: groups.madeText, group: groups.group,
  people: people.people, name: people.name, titles: people.titles, notes: people.notes,
};
const MOST = 100; // rows of long lists that are drawn at once

export class Screen {
  /** `root` holds the part; `after()` is called when something was drawn; `all` draws the form. */
  constructor({ client, root, base, follow, after, all }) {
    Object.assign(this, { client, root, base, follow, after, all });
    this.part = part("who");
    this.asked = new Set();
    this.islands = new Set();
    this.pickers = new Pickers(this);
    this.findings = new Findings(this);
    this.most = MOST;
    this.drawing = 0;
    this.made = null;
    this.others = null; // the languages beside
    root.addEventListener("toggle", () => this.draw(), true);
    this.went = () => {}; // called when a person is led to a field
  }

  get words() { return document.documentElement.lang; }

  get language() { return this.client.state?.language ?? ""; }

  // -- drawing -------------------------------------------------------------------------------

  /** Draw with the next frame. */
  draw() {
    this.drawing ||= requestAnimationFrame(() => { this.drawing = 0; this.drawNow(); });
  }

  drawNow() {
    cancelAnimationFrame(this.drawing);
    this.drawing = 0;
    this.findings.sort();
    if (this.client.values && !isThere(this.client.values, this.part)) this.part = part("text");
    render(this.part.kind === "all" ? this.all.draw(this) : drawPart(this), this.root);
    settle(this.root, this.islands);
    this.after();
  }

  /** A field by the control that the table names. */
  field(field) {
    return (CONTROLS[field.row.control] ?? (() => nothing))(this, field);
  }

  findingsAt(path) { return this.findings.at(path); }

  /** What stands beside a text in another language. */
  beside(field, kind) { return this.others?.beside(field, kind) ?? nothing; }

  elsewhere({ path, label }) { return elsewhere(label, path, () => this.goToAll(path)); }

  more() { this.most += MOST; this.draw(); }

  // -- languages and names -------------------------------------------------------------------

  /** The language in which the text at a path is written. */
  languageAt(path) { return languageOf(this.client.values, path, this.language); }

  /** The languages in which a date is printed. */
  languages(path) { return [this.languageAt(path)]; }

  stateName(code) {
    return typeof code === "string" ? this.pickers.named("states", {}, code) : "";
  }

  choices(name) { return this.pickers.choices(name); }

  /** What a place is called: its field, and the part in which that stands. */
  nameOf(path) { return labelOf(path); }

  whereOf({ path }) {
    return path.length ? partName(this.client.values, partFor(path), this.language) : "";
  }

  // -- moving about --------------------------------------------------------------------------

  /** Open a part; `focus`: "head" goes to its name, "field" to its first field. */
  go(one, { focus = "" } = {}) {
    const other = one.id !== this.part.id;
    this.part = one;
    this.made = null;
    if (other) {
      this.most = MOST;
      this.asked.clear();
      history.replaceState(null, "", `#${encodeURIComponent(one.id)}`);
    }
    this.drawNow();
    if (other) this.root.scrollTop = 0;
    if (focus === "head") this.root.querySelector("#part-name")?.focus();
    if (focus === "field") this.first()?.focus();
  }

  /** The part that the address names. */
  startPart() {
    try {
      const found = partOf(decodeURIComponent(location.hash.slice(1)));
      if (found.kind && Array.isArray(found.path)) return found;
    } catch { /* no part: the first */ }
    return part("who");
  }

  first() {
    return this.root.querySelector(".entry :is(input, textarea, select, [contenteditable])");
  }

  /** Open the field of a place, with the cursor at a character; `made`: it is made from it. */
  async goToPath(path, offset = 0, { made = false, focus = true } = {}) {
    this.went();
    const caller = callerOf(this.client.values, path);
    if (caller) return this.goToNote(caller, path, offset, focus);
    const row = rowOf(path);
    if (row?.part === "all") return this.goToAll(path);
    for (let end = 1; end <= path.length; end += 1) this.asked.add(JSON.stringify(path.slice(0, end)));
    const kept = [...this.asked];
    this.go(partFor(path));
    kept.forEach((one) => this.asked.add(one));
    this.made = made ? path : null;
    this.drawNow();
    const entry = this.entryOf(path);
    if (!entry) return this.root.querySelector("#part-name")?.focus();
    for (let up = entry.closest("details"); up; up = up.parentElement.closest("details")) up.open = true;
    settle(this.root, this.islands);
    entry.scrollIntoView({ block: "center" });
    if (focus) this.enter(entry, offset);
    return null;
  }

  /** Open the text that calls a note, with the cursor at a character of the note. */
  async goToNote(caller, path, offset, focus) {
    await this.goToPath(caller, 0, { focus: false });
    const entry = this.entryOf(caller);
    if (!entry || !focus) return null;
    const control = controlIn(entry.querySelector(".island") ?? entry);
    if (!(await control?.goToNote?.(path, offset))) this.enter(entry, 0);
    return null;
  }

  /** The entry of the field that shows a place: the one with the longest path to it. */
  entryOf(path) {
    const all = [...this.root.querySelectorAll("[data-path], [data-card], [data-at]")];
    for (let end = path.length; end > 0; end -= 1) {
      const key = JSON.stringify(path.slice(0, end));
      const found = all.find((one) => [one.dataset.at, one.dataset.path, one.dataset.card].includes(key)
        && one !== this.root.querySelector(".part-card"));
      if (found) return found;
    }
    return null;
  }

  enter(entry, offset) {
    const control = controlIn(entry.querySelector(".island") ?? entry);
    if (control?.goTo) control.goTo(offset);
    else if (control?.focus) control.focus();
    else entry.querySelector("[data-value], input, textarea, select, button")?.focus({ preventScroll: true });
  }

  goToAll(path = []) {
    this.go(part("all"));
    this.all.goToPath(path);
  }

  isAsked(path) { return this.asked.has(JSON.stringify(path)); }

  around(one) { return partsAround(this.client.values, one); }

  /** Insert a record, and open it as a part. */
  async insert(path, index, value, one) {
    if (await insertItem(this.client, path, index, value)) this.go(one, { focus: "field" });
  }

  /** Undo or redo, and go to where the change was. */
  async revert(what) {
    if (!this.client.file[what] && !this.client.busy) return;
    const made = await this.client.ask({ do: what });
    if (made?.place?.path.length) await this.goToPath(made.place.path, made.place.offset);
  }

  /** Ctrl+S: everything is written by itself; say how the file stands. */
  saved() {
    const line = document.getElementById("disk");
    const words = line.textContent;
    line.textContent = "";
    requestAnimationFrame(() => { line.textContent = words; });
  }

  // -- the cursor ----------------------------------------------------------------------------

  cursor(path, offset, quiet) { this.follow.cursor(path, offset, quiet); }

  focused(path) { this.follow.cursor(path, 0); }

  /** "Made from: …", where a click was on words that the program made. */
  madeFrom() {
    const path = this.made;
    if (!path) return nothing;
    const title = ["letter", "letter.dated", "letter.from", "letter.kind"].includes(pattern(path));
    const from = title ? [["letter", "kind"], ["letter", "dated"], ["letter", "from"], ["letter", "to"]]
      : [path];
    return html`<div class="notice made-from" role="status"><p>${t("write.made.from")}
      ${from.map((one) => html`<button type="button" class="link" @click=${() => this.goToPath(one)}>
        ${labelOf(one)}</button> `)}</p>${title ? html`<button type="button" class="small" @click=${() =>
    this.goToPath(["letter", "title"])}>${t("write.made.own")}</button>` : nothing}</div>`;
  }
}
