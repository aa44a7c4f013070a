// The groups of fields of the letter: bodies with their items, senders, addressees, the title.
import { html, live, nothing } from "../vendor/lit.js";
import { card } from "../parts/cards.js";
import { t } from "../common/words.js";
import { labelOf, rowsIn, valueWord, VALUES } from "../fields.js";
import { grouped, idOf, line, picker, text, textAt } from "./controls.js";
import { handles, itemsAt } from "./lists.js";
import { insertItem, removeValue, setValue } from "./setting.js";

/** The fields of a record, the rare ones of which only those that are there stand open. */
export function recordFields(screen, path, { skip = () => false } = {}) {
  const known = screen.client.at(path);
  const all = rowsIn(path).filter((row) => row.part !== "all" && !skip(row));
  const field = (row) => {
    const at = [...path, row.path.split(".").at(-1)];
    return screen.field({ path: at, row, label: t(row.word) });
  };
  const isOpen = (row) => !row.rare || known?.[row.path.split(".").at(-1)] !== undefined
    || screen.isAsked([...path, row.path.split(".").at(-1)]);
  const rare = all.filter((row) => !isOpen(row));
  return html`${all.filter(isOpen).map(field)}${rare.length ? html`<details class="more">
    <summary>${t("write.more")}</summary>${rare.map(field)}</details>` : nothing}`;
}

/** The bodies to which the letter goes. */
export function organs(screen, field) {
  const { client } = screen;
  const items = itemsAt(client, ["organs"]);
  const there = items.map(([, value]) => value?.organ);
  const add = async (organ) => {
    const fresh = { organ };
    if (organ === "general-assembly") fresh.session = await screen.pickers.session();
    insertItem(client, ["organs"], items.length, fresh);
  };
  return html`${items.map(([path, value], index) => card({
    ...handles(client, ["organs"], index, items.length, { copies: false }), path,
    name: valueWord("organ", value?.organ ?? "") || t("write.organ"),
  }, recordFields(screen, path, { skip: (row) => row.only && !row.only.includes(value?.organ) })))}
    ${screen.findingsAt(field.path)}<div class="row" role="group" aria-label=${t("write.add.organ")}>
    ${VALUES.organ.filter((one) => !there.includes(one)).map((one) => html`<button type="button"
      data-part="add" @click=${() => add(one)}>${t("write.add", { name: valueWord("organ", one) })}
      </button>`)}</div>`;
}

/** A session: regular, special or emergency special, with its number. */
export function session(screen, field) {
  const { path, label } = field;
  const { client } = screen;
  const value = client.at(path);
  const kind = value && typeof value === "object"
    ? ("emergency" in value ? "emergency" : "special") : "regular";
  const number = kind === "regular" ? value ?? "" : value[kind] ?? "";
  const set = (what, text) => setValue(client, path, what === "regular" ? text : { [what]: text });
  return grouped(screen, field, html`<div class="row">
    <select aria-label=${label} @change=${(event) => set(event.target.value, number)}>
      ${["regular", "special", "emergency"].map((one) => html`<option value=${one}
        .selected=${live(one === kind)}>${t(`write.session.${one}`)}</option>`)}</select>
    <label class="field">${t("write.session.number")} <input type="text" inputmode="numeric" size="6"
      id=${idOf(path)} data-value .value=${live(String(number))} @focus=${() => screen.focused(path)}
      @input=${(event) => set(kind, event.target.value.trim())}></label></div>`);
}

/** The agenda items: chosen from those that are known, or written by hand. */
export function items(screen, field) {
  const { path } = field;
  const { client } = screen;
  const all = itemsAt(client, path);
  const adding = { path: [...path, "new"], row: { word: "write.items.add" },
    label: t("write.items.add") };
  return grouped(screen, field, html`${all.map(([at, value], index) => {
    const number = numberOf(value && typeof value === "object" ? value.number : value);
    const name = t("write.item.n", { number });
    return card({ ...handles(client, path, index, all.length, { copies: false }), name },
      value && typeof value === "object" ? recordFields(screen, at)
        : html`<p class="soft">${t("write.item.recorded")}
          <button type="button" class="small" @click=${() => setValue(client, at,
    { number, title: "" })}>${t("write.item.own")}</button></p>${screen.findingsAt(at)}`);
  })}${screen.pickers.items(adding, path, all)}
    <button type="button" data-part="add" @click=${() => insertItem(client, path, all.length,
    { number: "", title: "" })}>${t("write.add.item")}</button>`);
}

/** The number of an item: with its letter, or in two fields. */
export const number = (screen, field) => (typeof screen.client.at(field.path) === "object"
  ? group(screen, field) : line(screen, field));

const numberOf = (value) => (typeof value === "object" ? `${value.number ?? ""} (${value.sub ?? ""})`
  : value ?? "");

/** Who sends the letter. */
export function senders(screen, field) {
  const { client } = screen;
  const all = itemsAt(client, field.path);
  return grouped(screen, field, html`${all.map(([at, value], index) => {
    const inside = recordFields(screen, at);
    if (all.length === 1) return inside;
    const name = t("write.sender.n", { number: index + 1 });
    const more = handles(client, field.path, index, all.length, { copies: false });
    return card({ ...more, name, heading: screen.stateName(value?.state) || name }, inside);
  })}<button type="button" data-part="add" @click=${() => insertItem(client, field.path, all.length,
    { state: "", office: "permanent-representative" })}>${t("write.add.sender")}</button>`);
}

/** The State of a sender. */
export function state(screen, field) {
  const value = screen.client.at(field.path);
  if (value && typeof value === "object") return screen.elsewhere(field);
  return picker(screen, field, { from: "states", value: value ?? "",
    set: (code) => setValue(screen.client, field.path, code) });
}

/** A mission's record. */
export function mission(screen, field) {
  return picker(screen, field, { from: "missions", value: screen.client.at(field.path) ?? "",
    set: (name) => setValue(screen.client, field.path, name) });
}

/** To whom it goes: the offices in the order of the Editorial Manual, and others by name. */
export function addressees(screen, field) {
  const { client } = screen;
  const { path } = field;
  const all = itemsAt(client, path);
  const office = (value) => (typeof value === "string" ? value : value?.office);
  const choose = (code, on) => {
    const known = all.map(([, value]) => value).filter((one) => office(one) !== code || on);
    if (on && !known.some((one) => office(one) === code)) known.push(code);
    const place = (one) => (VALUES.to.indexOf(office(one)) + 1 || 99);
    setValue(client, path, known.sort((one, other) => place(one) - place(other)));
  };
  const records = all.filter(([, value]) => value && typeof value === "object");
  return grouped(screen, field, html`<div class="choices-row">${VALUES.to.map((code) => html`
    <label class="choice"><input type="checkbox" data-value
      .checked=${live(all.some(([, one]) => office(one) === code))}
      @change=${(event) => choose(code, event.target.checked)}
      @focus=${() => screen.focused(path)}> ${valueWord("to", code)}</label>`)}</div>
    ${records.map(([at, value]) => html`<div class="item">
      ${value.office ? html`<p>${valueWord("to", value.office)}</p>` : nothing}
      ${recordFields(screen, at, { skip: (row) => row.word === "write.addressee" })}
      <button type="button" class="small" @click=${() => (at.length > path.length
    ? client.change([{ do: "remove", path: at }]) : removeValue(client, at))}>
        ${t("write.remove", { name: labelOf(path) })}</button></div>`)}
    <button type="button" data-part="add" @click=${() => insertItem(client, path, all.length,
    { name: "" })}>${t("write.add.addressee")}</button>`);
}

/** A text that the program makes, unless it is written by hand. */
export function madeText(screen, field) {
  const { path } = field;
  const [, value] = textAt(screen, path);
  if (value !== undefined) {
    return html`${text(screen, field, "inline")}<button type="button" class="small"
      @click=${() => removeValue(screen.client, path)}>${t("write.made.again")}</button>`;
  }
  const words = screen.client.state?.title ?? "";
  return html`<div class="entry made" data-path=${JSON.stringify(path)}>
    <span class="label">${field.label}</span>
    <p dir="auto" lang=${screen.language}>${words}</p>
    <small>${t("write.made")}</small>
    <button type="button" class="small" data-part="own" @click=${() => setValue(screen.client, path,
    words, { needed: true })}>${t("write.made.own")}</button>${screen.findingsAt(path)}</div>`;
}

/** The record whose fields are a group of their own. */
export const group = (screen, field) =>
  grouped(screen, { ...field, row: null }, recordFields(screen, field.path));
