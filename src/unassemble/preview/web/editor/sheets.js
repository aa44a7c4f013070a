// What some buttons of the toolbar ask for, in a row below it.
import { LANGUAGES, t } from "../common/words.js";
import { html } from "../vendor/lit.js";
import { tableSheet } from "./tables.js";
import { pictureSheet } from "./pictures.js";
import { schema } from "./schema.js";

const SIGNS = ["–", "—", "…", "’", "“", "”", "«", "»", "„", "‹", "›", "·", "•", "§", "¶", "†", "‡",
  "°", "′", "″", "№", "€", "£", "¥", "×", "÷", "±", "≤", "≥", "≠", "½", "¼", "¾", "²", "³", "‑"];

function marked(editor, toolbar, type, value) {
  const view = editor.target;
  const { from, to, empty } = view.state.selection;
  const mark = schema.marks[type].create({ value });
  const { tr } = view.state;
  view.dispatch(empty ? tr.addStoredMark(mark) : tr.addMark(from, to, mark));
  toolbar.close();
}

function link(editor, toolbar) {
  const send = (event) => {
    event.preventDefault();
    const field = event.target.elements.address;
    const address = field.value.trim();
    if (!/^(?:https?:\/\/|mailto:)\S+$/i.test(address)) {
      field.setCustomValidity(t("editor.link.wrong"));
      field.reportValidity();
      return;
    }
    const view = editor.target;
    if (view.state.selection.empty) {
      const mark = schema.marks.link.create({ value: address });
      view.dispatch(view.state.tr.replaceSelectionWith(schema.text(address, [mark]), false));
      toolbar.close();
    } else marked(editor, toolbar, "link", address);
  };
  return html`<form @submit=${send}><label>${t("editor.address")}
    <input name="address" type="text" dir="ltr" inputmode="url" placeholder="https://"
      @input=${(event) => event.target.setCustomValidity("")}></label>
    <button>${t("editor.insert")}</button></form>`;
}

const language = (editor, toolbar) => Object.entries(LANGUAGES)
  .filter(([code]) => code !== editor.language)
  .map(([code, name]) => html`<button type="button" lang=${code}
    @click=${() => marked(editor, toolbar, "lang", code)}>${name}</button>`);

const signs = (editor, toolbar) => SIGNS.map((sign) => html`<button type="button" class="sign"
  @click=${() => {
    const view = editor.target;
    view.dispatch(view.state.tr.insertText(sign));
    toolbar.close();
  }}>${sign === "‑" ? t("editor.hyphen") : sign}</button>`);

/** By act: what is shown, from the editor and its toolbar. */
export const SHEETS = { link, language, signs, table: tableSheet, picture: pictureSheet };
