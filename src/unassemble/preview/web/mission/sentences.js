// The mission's standing sentences, and the forms of the State's name.
import { byId } from "../common/dom.js";
import { knows, t } from "../common/words.js";
import { html, live, repeat } from "../vendor/lit.js";

/** Forms of the State's name in one language; what the record does not have is shown, not filled in. */
export function names(view, language, fields) {
  return html`<section aria-labelledby="head-names"><h2 id="head-names">${t("mission.names")}</h2>
    <p class="hint">${t("mission.names.note")}</p>
    ${view.names[language].map(({ form, text, own, guessed }) => fields.text({
    key: `form-${form}-${language}`, label: t(`mission.form.${form}`), language,
    value: own ? text : "", path: ["names", language, form],
    note: own || !text ? "" : t(guessed ? "mission.form.guessed" : "mission.form.known", { text }),
    put: (value) => ({ type: "form", language, form, value }),
  }))}</section>`;
}

/** A sentence with words for what each letter fills in. */
const shown = (text) => text.replace(/\{\{ ([\w.]+) \}\}/g,
  (whole, name) => (knows(`mission.place.${name}`) ? `[${t(`mission.place.${name}`)}]` : whole));

export class Sentences {
  constructor(fields) {
    this.fields = fields;
    this.name = "";
    this.shown = new Set(); // sentences that were added here and have no text yet
    this.gendered = new Set(); // those with other words where a woman signs
  }

  draw(view, language) {
    const there = view.sentences.map((one) => one.name);
    const added = view.addable.filter((one) => this.shown.has(one.name) && !there.includes(one.name));
    return html`<section aria-labelledby="head-sentences">
      <h2 id="head-sentences">${t("mission.sentences")}</h2>
      <p class="hint">${t("mission.sentences.note")}</p>
      ${repeat([...view.sentences, ...added], (one) => one.name,
    (one) => this.sentence(one, view, language))}
      ${this.add(view.addable.filter((one) => !this.shown.has(one.name)))}</section>`;
  }

  title({ name, role, voice }) {
    const words = role ? t(`mission.role.${role}`) : t("mission.role.own", { name });
    return voice === "letter" || !role ? words : `${words} · ${t(`mission.voice.${voice}`)}`;
  }

  sentence(one, view, language) {
    const { fields } = this;
    const { name } = one;
    const known = one.texts[language] ?? {};
    const split = "feminine" in known || this.gendered.has(name);
    const path = ["wording", name];
    const keys = { masculine: `wording-${name}-${language}`, feminine: `wording-${name}-f-${language}` };
    const put = () => ({ type: "sentence", name, language,
      value: fields.now(keys.masculine, known.masculine ?? ""),
      feminine: split ? fields.now(keys.feminine, known.feminine ?? known.masculine ?? "") : null });
    const field = (form, label) => html`${fields.text({ key: keys[form], label, language, rows: 3, path,
      value: known[form] ?? (form === "feminine" ? known.masculine : ""), put,
      note: form === "masculine" && !known.masculine && one.usual[language]
        ? t("mission.sentence.usual", { text: shown(one.usual[language]) }) : "" })}
      ${this.places(view, keys[form], put)}`;
    const title = this.title(one);
    const toggle = (on) => {
      this.gendered[on ? "add" : "delete"](name);
      if (!on) fields.sendChange({ ...put(), feminine: null });
      fields.draw();
    };
    return html`<fieldset class="card"><legend>${title}</legend>
      ${field("masculine", split ? t("mission.sentence.masculine") : t("mission.sentence.text"))}
      ${split ? field("feminine", t("mission.sentence.feminine")) : ""}
      <p class="row"><label class="option"><input type="checkbox" .checked=${live(split)}
        @change=${(event) => toggle(event.target.checked)}> ${t("mission.sentence.split")}</label>
      ${Object.keys(one.texts).length ? fields.remove(title, path) : ""}</p></fieldset>`;
  }

  /** A list of what can be put in at the cursor: it is filled in by each letter. */
  places(view, key, put) {
    const chosen = (event) => {
      const place = event.target.value;
      event.target.value = "";
      if (!place) return;
      const field = byId(`field-${key}`);
      field.setRangeText(`{{ ${place} }}`, field.selectionStart, field.selectionEnd, "end");
      field.focus();
      this.fields.input(key, field.value, put);
    };
    return html`<label class="field"><span>${t("mission.place.insert")}</span>
      <select @change=${chosen}><option value=""></option>
      ${view.places.map((one) => html`<option value=${one}>${t(`mission.place.${one}`)}</option>`)}
      </select></label>`;
  }

  add(addable) {
    if (!addable.length) return "";
    const show = (event) => {
      event.preventDefault();
      this.shown.add(byId("new-sentence").value);
      this.fields.draw();
    };
    return html`<details class="adding"><summary>${t("mission.sentences.add")}</summary>
      <form class="row" @submit=${show}><label class="field"><span>${t("mission.sentence.which")}</span>
      <select id="new-sentence">${addable.map((one) => html`<option value=${one.name}>
        ${this.title(one)}</option>`)}</select></label><button>${t("mission.add")}</button></form></details>`;
  }
}

