// Who signed: names, titles, and notes under their texts.
import { html, nothing } from "../vendor/lit.js";
import { card } from "../parts/cards.js";
import { t } from "../common/words.js";
import { rowOf } from "../fields.js";
import { grouped, text } from "./controls.js";
import { recordFields } from "./groups.js";
import { handles, itemsAt } from "./lists.js";
import { languageKey, plainText } from "./parts.js";
import { insertItem, setValue } from "./setting.js";

const isRecord = (value) => Boolean(value) && typeof value === "object" && !Array.isArray(value);
const isName = (value) => isRecord(value) && ("family" in value || "given" in value);

/** The name in a signatory, as plain words. */
function nameOf(value, language) {
  const name = isRecord(value) && "name" in value ? value.name : value;
  if (!isName(name)) return plainText(name, language);
  return [name.given, name.family].map((one) => plainText(one, language)).filter(Boolean).join(" ");
}

/** The signatories: people of the mission's record, or others. */
export function people(screen, field) {
  const { path } = field;
  const { client } = screen;
  const all = itemsAt(client, path);
  const add = (value) => insertItem(client, path, all.length, value);
  return html`<div class="entry" data-path=${JSON.stringify(path)}>${all.map(([at, value], index) => {
    const number = t("write.person.n", { number: index + 1 });
    const plain = !isRecord(value);
    const known = plain ? screen.pickers.person(value) : "";
    return card({ ...handles(client, path, index, all.length, { copies: false }), name: number,
      heading: known || nameOf(value, screen.language) || number }, known
      ? html`<p class="soft">${t("write.person.recorded")}</p>${screen.findingsAt(at)}` : plain
        ? text(screen, { path: at, row: { needed: true }, label: t("write.person") }, "inline")
        : recordFields(screen, at));
  })}${screen.findingsAt(path)}${screen.pickers.people(path, add)}
    <button type="button" data-part="add" @click=${() => add({ name: { given: "", family: "" },
    titles: [""] })}>${t("write.add.person")}</button></div>`;
}

/** A person's name: written in one, or given and family name. */
export function name(screen, field) {
  const value = screen.client.at(field.path);
  if (!isName(value)) return text(screen, field, "inline");
  return grouped(screen, { ...field, row: null }, html`<div class="beside">
    ${["given", "family"].map((key) => {
    const path = [...field.path, key];
    const row = rowOf(path);
    return text(screen, { path, row, label: t(row.word) }, "inline");
  })}</div>`);
}

/** Titles: one or several, in the language of the version. */
export function titles(screen, field) {
  const { client } = screen;
  const known = client.at(field.path);
  const byLanguage = isRecord(known);
  const key = byLanguage ? languageKey(known, screen.languageAt(field.path)) : null;
  if (byLanguage && !key) return screen.elsewhere(field);
  const path = byLanguage ? [...field.path, key] : field.path;
  const all = itemsAt(client, path);
  return grouped(screen, field, html`${all.map(([at], index) => html`<div class="row titles">
    ${text(screen, { path: at, row: { needed: true }, label: t("write.title.n", { number: index + 1 }) },
    "inline")}<button type="button" class="small" data-part="remove"
      aria-label=${t("write.remove", { name: t("write.title.n", { number: index + 1 }) })}
      @click=${handles(client, path, index, all.length).remove}>✕</button></div>`)}
    <button type="button" class="small" data-part="add" @click=${() => (all.length
    ? insertItem(client, path, all.length, "") : setValue(client, path, [""], { needed: true }))}>
      ${t("write.add.title")}</button>`);
}

/** The notes that no text of the record calls: those that are called stand under their texts. */
export function notes(screen, field) {
  const value = screen.client.at(field.path);
  const { notes: _, ...others } = screen.client.at(field.path.slice(0, -1)) ?? {};
  const texts = isRecord(value) ? JSON.stringify(others) : "";
  const ids = isRecord(value) ? Object.keys(value).filter((id) => !texts.includes(`[^${id}]`)) : [];
  if (!ids.length) return screen.findingsAt(field.path) ?? nothing;
  return grouped(screen, field, ids.map((id) => {
    const at = [...field.path, id];
    const own = isRecord(value[id]) && "text" in value[id];
    const label = t("write.note.n", { number: own && value[id].mark ? value[id].mark : id });
    return html`<div class="item">
      ${text(screen, { path: own ? [...at, "text"] : at, row: { needed: true }, label }, "inline")}
      ${own ? recordFields(screen, at, { skip: (row) => row.word === "write.note.text" }) : nothing}
    </div>`;
  }));
}
