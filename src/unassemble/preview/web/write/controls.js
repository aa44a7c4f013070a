// The controls of simple fields: one line, radio buttons, check boxes, dates, States, texts.
import { html, live, nothing, repeat } from "../vendor/lit.js";
import { knows, t } from "../common/words.js";
import { Combobox } from "../parts/combobox.js";
import { DateField } from "../parts/date.js";
import { valueWord, VALUES } from "../fields.js";
import { island } from "./islands.js";
import { languageKey } from "./parts.js";
import { removeValue, setValue } from "./setting.js";
import { makeText } from "./texts.js";

const keyOf = (path) => JSON.stringify(path);
export const idOf = (path) => `f-${path.join("-").replace(/[^\p{L}\p{N}-]/gu, "_")}`;

/** A field with its label, its hint, and the findings on it. */
export function labelled(screen, { path, label, row }, control) {
  const hint = row && knows(`${row.word}.hint`) ? t(`${row.word}.hint`) : "";
  return html`<div class="entry" data-path=${keyOf(path)}>
    <label for=${idOf(path)}>${label}</label>${hint ? html`<small>${hint}</small>` : nothing}
    ${control}${screen.findingsAt(path)}</div>`;
}

/** A group of controls with a legend, and the findings on it. */
export function grouped(screen, { path, label, row }, control, more = nothing) {
  const hint = row && knows(`${row.word}.hint`) ? t(`${row.word}.hint`) : "";
  return html`<fieldset class="entry" data-path=${keyOf(path)}>
    <legend>${label}</legend>${hint ? html`<small>${hint}</small>` : nothing}
    ${control}${screen.findingsAt(path)}${more}</fieldset>`;
}

/** One line of text, as it stands in the file. */
export function line(screen, field) {
  const { path, row } = field;
  const value = screen.client.at(path);
  return labelled(screen, field, html`<input type="text" id=${idOf(path)} dir="auto"
    data-value .value=${live(scalar(value))}
    @input=${(event) => setValue(screen.client, path, event.target.value, row)}
    @focus=${() => screen.focused(path)}>`);
}

const scalar = (value) => (typeof value === "string" ? value : "");

/** One of a few values, in words. */
export function radio(screen, field) {
  const { path, row } = field;
  const value = screen.client.at(path) ?? row.default ?? "";
  const choose = (one) => (one === row.default || (one === "" && row.optional)
    ? removeValue(screen.client, path) : setValue(screen.client, path, one, row));
  const offered = [...(row.optional ? [""] : []), ...VALUES[row.of]];
  return grouped(screen, field, html`<div class="choices-row">${offered.map((one) => html`
    <label class="choice"><input type="radio" name=${idOf(path)} data-value
      .checked=${live(value === one)} @change=${() => choose(one)}
      @focus=${() => screen.focused(path)}>
      ${one === "" ? t("write.annex.same") : valueWord(row.of, one)}</label>`)}</div>`);
}

/** Yes or no. */
export function flag(screen, field) {
  const { path, row, label } = field;
  const value = screen.client.at(path) ?? row.default;
  const choose = (on) => (String(on) === row.default ? removeValue(screen.client, path)
    : setValue(screen.client, path, on, row));
  return html`<div class="entry" data-path=${keyOf(path)}><label class="choice">
    <input type="checkbox" data-value .checked=${live(value !== "false")}
    @change=${(event) => choose(event.target.checked)}> ${label}</label>
    ${screen.findingsAt(path)}</div>`;
}

/** Several languages. */
export function languages(screen, field) {
  const { path } = field;
  const value = screen.client.at(path);
  const chosen = Array.isArray(value) ? value : value ? [value] : [];
  const choose = (code, on) => {
    const all = VALUES.language.filter((one) => (one === code ? on : chosen.includes(one)));
    setValue(screen.client, path, all.length === 1 ? all[0] : all);
  };
  return grouped(screen, field, html`<div class="choices-row">${VALUES.language.map((code) => html`
    <label class="choice"><input type="checkbox" data-value .checked=${live(chosen.includes(code))}
      @change=${(event) => choose(code, event.target.checked)}>
      ${valueWord("language", code)}</label>`)}</div>`);
}

/** A list of short words, one a line. */
export function list(screen, field) {
  const { path } = field;
  const value = screen.client.at(path);
  const rows = Array.isArray(value) ? value : value ? [value] : [];
  return labelled(screen, field, html`<textarea id=${idOf(path)} data-value rows="2" dir="ltr"
    .value=${live(rows.join("\n"))} @focus=${() => screen.focused(path)}
    @change=${(event) => setValue(screen.client, path,
      event.target.value.split(/[\s,;]+/).filter(Boolean))}></textarea>`);
}

/** A symbol for each organ. */
export function symbols(screen, field) {
  const { path } = field;
  const value = screen.client.at(path);
  const known = Array.isArray(value) ? value : value ? [value] : [];
  const organs = screen.client.at(["organs"]);
  const count = Math.max(known.length, Array.isArray(organs) ? organs.length : 1, 1);
  const set = (index, text) => {
    const all = Array.from({ length: count }, (_, one) => (one === index ? text : known[one] ?? ""));
    while (all.length && !all.at(-1)) all.pop();
    setValue(screen.client, path, all);
  };
  const name = (index) => (organs?.[index]?.organ
    ? valueWord("organ", organs[index].organ) : t("write.symbol.n", { number: index + 1 }));
  return grouped(screen, field, html`${Array.from({ length: count }, (_, index) => html`
    <div class="entry"><label for=${idOf([...path, index])}>${name(index)}</label>
      <input type="text" id=${idOf([...path, index])} dir="ltr" data-value
        .value=${live(known[index] ?? "")} @focus=${() => screen.focused([...path, index])}
        @change=${(event) => set(index, event.target.value.trim())}></div>`)}`);
}

/** A date; `free` keeps other words as they were received. */
export function date(screen, field, free = false) {
  const { path, row, label } = field;
  const [at, value] = free ? textAt(screen, path) : [path, screen.client.at(path)];
  const recipe = {
    key: `date ${keyOf(at)} ${screen.words}`,
    make: (root) => {
      const control = new DateField(root, { base: screen.base, label, free, value: scalar(value),
        languages: screen.languages(path),
        changed: (now) => { if (now !== null) setValue(screen.client, at, now, row); } });
      root.addEventListener("focusin", () => screen.focused(at));
      return control;
    },
    update: (control) => {
      const now = scalar(value);
      if (control.value !== now && !control.root.contains(document.activeElement)) control.value = now;
    },
  };
  return html`<div class="entry" data-path=${keyOf(path)}>${island(recipe)}
    ${screen.findingsAt(path)}</div>`;
}

/** A choice out of a list that the server gives. */
export function picker(screen, field, { from, own = null, set, value, extra = [] }) {
  const { path, label, row } = field;
  const recipe = {
    key: `picker ${keyOf(path)} ${screen.words}`,
    make: (root) => {
      const hint = knows(`${row.word}.hint`) ? t(`${row.word}.hint`) : "";
      const control = new Combobox(root, { label, hint, own, value, options: extra,
        changed: (now) => set(now, control.chosen) });
      screen.choices(from).then((rows) => { control.options = [...extra, ...rows]; });
      root.addEventListener("focusin", () => screen.focused(path));
      return control;
    },
    update: (control) => {
      if (control.value !== value && !control.root.contains(document.activeElement)) {
        control.value = value;
      }
    },
  };
  return html`<div class="entry" data-path=${keyOf(path)}>${island(recipe)}
    ${screen.findingsAt(path)}</div>`;
}

/** Where a text in the language of the screen stands, and its value: undefined if not given. */
export function textAt(screen, path) {
  const value = screen.client.at(path);
  if (!value || typeof value !== "object" || Array.isArray(value)) return [path, value];
  const language = screen.languageAt(path);
  const key = languageKey(value, language);
  return [[...path, key ?? language], key === undefined ? undefined : value[key]];
}

/** A text: of one line, or with paragraphs, lists, tables. */
export function text(screen, field, kind) {
  const { path, row, label } = field;
  const [at, value] = textAt(screen, path);
  const language = screen.languageAt(path);
  if (value !== undefined && typeof value !== "string") return screen.elsewhere(field);
  const recipe = {
    key: `text ${keyOf(at)} ${language}`,
    make: (root) => makeText(root, screen, { path: at, kind, language, label, needed: row.needed }),
    update: (control) => control.show(),
  };
  return html`<div class="entry" data-path=${keyOf(path)} data-at=${keyOf(at)}>
    <span class="label" id=${`${idOf(path)}-label`}>${label}</span>${island(recipe)}
    ${screen.findingsAt(path)}${screen.beside(field, kind)}</div>`;
}

/** Rows of something, each with its own element. */
export const rows = (items, draw) => repeat(items, (_, index) => index, draw);
