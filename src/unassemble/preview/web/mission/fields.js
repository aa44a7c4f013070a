// Fields of the record's screen: what is typed is sent a moment later, and is never overwritten
// while the cursor is in the field.
import { soon } from "../common/dom.js";
import { html, ifDefined, live } from "../vendor/lit.js";
import { t } from "../common/words.js";

const WAIT = 350;
const RTL = ["ar"];

export const direction = (language) => (RTL.includes(language) ? "rtl" : "ltr");

export class Fields {
  /** `send(change)` sends a change of the record; `draw()` draws the screen again. */
  constructor(send, draw) {
    this.sendChange = send;
    this.draw = draw;
    this.typed = new Map(); // what stands in a field and may not be in the record yet
    this.changes = new Map(); // what is to be sent, by field
    this.later = soon(WAIT, () => this.flush());
  }

  /** Send what was typed and not sent. */
  async flush() {
    const changes = [...this.changes.values()];
    this.changes.clear();
    for (const one of changes) await this.sendChange(one());
  }

  /** Forget what was typed: the record is shown as it is. */
  forget() {
    this.changes.clear();
    this.typed.clear();
  }

  /** What stands in a field: what was typed, or else a value of the record. */
  now(key, value) { return this.typed.get(key) ?? value; }

  input(key, text, change) {
    this.typed.set(key, text);
    this.changes.set(key, () => change(this.typed.get(key) ?? text));
    this.later();
  }

  async left(key) {
    await this.flush();
    this.typed.delete(key);
    this.draw();
  }

  /**
   * A text field with its label.  `put(text)` gives the change; `note` stands below it, in the
   * language `noteLanguage` if it is an example.  `path` is that of findings about it.
   */
  text({ key, label, value, put, language, rows = 1, note = "", noteLanguage = "", path = [],
    hidden = false }) {
    const id = `field-${key}`;
    const more = note ? `${id}-note` : undefined;
    const shown = this.now(key, value ?? "");
    const typed = (event) => this.input(key, event.target.value, put);
    return html`<div class="entry">
      <label for=${id} class=${hidden ? "unseen" : ""}>${label}</label>
      ${rows > 1
    ? html`<textarea id=${id} rows=${rows} lang=${ifDefined(language)}
        dir=${ifDefined(language && direction(language))} aria-describedby=${ifDefined(more)}
        data-path=${JSON.stringify(path)} .value=${live(shown)} @input=${typed}
        @blur=${() => this.left(key)}></textarea>`
    : html`<input id=${id} type="text" lang=${ifDefined(language)} autocomplete="off"
        dir=${ifDefined(language && direction(language))} aria-describedby=${ifDefined(more)}
        data-path=${JSON.stringify(path)} .value=${live(shown)} @input=${typed}
        @blur=${() => this.left(key)}>`}
      ${note ? html`<small id=${more}><span lang=${ifDefined(noteLanguage || undefined)}
        dir=${ifDefined(noteLanguage ? direction(noteLanguage) : undefined)}>${note}</span></small>` : ""}
    </div>`;
  }

  /** Radio buttons: `options` are pairs of value and words. */
  choice({ key, label, value, options, put }) {
    return html`<fieldset class="choice"><legend>${label}</legend>
      ${options.map(([one, words]) => html`<label class="option"><input type="radio"
        name=${`field-${key}`} value=${one} .checked=${live(one === value)}
        @change=${() => this.sendChange(put(one))}> ${words}</label>`)}</fieldset>`;
  }

  /** Check boxes for a list, in the order of the options. */
  several({ key, label, values, options, put }) {
    const toggled = (one, on) => options.map(([code]) => code)
      .filter((code) => (code === one ? on : values.includes(code)));
    return html`<fieldset class="choice"><legend>${label}</legend>
      ${options.map(([one, words]) => html`<label class="option"><input type="checkbox"
        name=${`field-${key}`} value=${one} .checked=${live(values.includes(one))}
        @change=${(event) => this.sendChange(put(toggled(one, event.target.checked)))}>
        ${words}</label>`)}</fieldset>`;
  }

  remove(name, path) {
    return html`<button type="button" class="small"
      aria-label=${t("mission.remove.of", { name })}
      @click=${() => this.sendChange({ type: "remove", path })}>${t("mission.remove")}</button>`;
  }
}
