// Who signs for the mission: names and lines by language, office, from when and until when.
import { element } from "../common/dom.js";
import { t } from "../common/words.js";
import { DateField } from "../parts/date.js";
import { html, repeat } from "../vendor/lit.js";

const OFFICES = ["permanent-representative", "charge-d-affaires", "permanent-observer"];
const GENDERS = ["feminine", "masculine"];

export class People {
  constructor(fields, base) {
    this.fields = fields;
    this.base = base;
    this.dates = new Map();
    this.adding = { given: "", family: "", office: OFFICES[0], since: "" };
  }

  draw(view, language) {
    return html`<section aria-labelledby="head-people"><h2 id="head-people">${t("mission.people")}</h2>
      <p class="hint">${t("mission.people.note")}</p>
      ${repeat(view.people, (one) => one.id, (one) => this.person(one, view, language))}
      ${this.add(view, language)}</section>`;
  }

  name(person, language) {
    const found = person.names[language] ?? Object.values(person.names)[0] ?? {};
    return (found.text ?? (found.first ? [found.family, found.given] : [found.given, found.family])
      .filter(Boolean).join(" ")) || person.id;
  }

  status(person) {
    if (person.signs) return t("mission.signs.now");
    if (person.status === "past") return t("mission.signs.until", { day: person.until_words });
    if (person.status === "coming") return t("mission.signs.from", { day: person.since_words });
    return t("mission.signs.not");
  }

  person(person, view, language) {
    const { fields } = this;
    const path = ["signatories", person.id];
    const name = this.name(person, language);
    const known = person.names[language] ?? { given: "", family: "" };
    const put = (more) => {
      const now = { given: fields.now(`${person.id}-given-${language}`, known.given),
        family: fields.now(`${person.id}-family-${language}`, known.family) };
      return { type: "name", id: person.id, language, ...now, ...more };
    };
    const part = (key) => fields.text({
      key: `${person.id}-${key}-${language}`, label: t(`mission.${key}`), value: known[key], language,
      put: (text) => put({ [key]: text }), path: [...path, "name"],
    });
    const lines = person.own_titles ? person.titles[language] ?? [] : [];
    return html`<details class="card" ?open=${person.signs || view.people.length < 2}>
      <summary><bdi>${name}</bdi> <small>${this.status(person)}</small></summary>
      <div class="pair">${"text" in known
    ? html`<p><bdi lang=${language}>${known.text}</bdi> <small>${t("mission.name.whole")}</small></p>`
    : html`${part(known.first ? "family" : "given")}${part(known.first ? "given" : "family")}`}</div>
      ${fields.choice({ key: `${person.id}-office`, label: t("mission.office"), value: person.office,
    options: OFFICES.map((one) => [one, t(`value.office.${one}`)]),
    put: (value) => ({ type: "value", path: [...path, "office"], value }) })}
      ${fields.choice({ key: `${person.id}-gender`, label: t("mission.gender"), value: person.gender,
    options: [...GENDERS.map((one) => [one, t(`value.gender.${one}`)]), ["", t("mission.gender.none")]],
    put: (value) => ({ type: "value", path: [...path, "gender"], value }) })}
      ${fields.text({ key: `${person.id}-titles-${language}`, label: t("mission.titles"), language,
    rows: 3, value: lines.join("\n"), path: [...path, "titles"],
    note: person.own_titles ? "" : t("mission.titles.usual", { lines: person.usual[language].join(" · ") }),
    put: (text) => ({ type: "titles", id: person.id, language, lines: text.split("\n") }) })}
      <div class="pair">${this.date(person, "since")}${this.date(person, "until")}</div>
      <p class="row">${fields.remove(name, path)}
        ${person.source ? html`<small>${t("mission.source", { source: person.source })}</small>` : ""}</p>
    </details>`;
  }

  /** The field of a day; it is made once, and takes the record's value when it has no cursor. */
  date(person, key) {
    const path = ["signatories", person.id, key];
    const id = path.join("/");
    let known = this.dates.get(id);
    if (!known) {
      const root = element("div");
      const field = new DateField(root, { base: this.base, label: t(`mission.${key}`),
        value: person[key], changed: (value) => {
          if (value === null) return;
          known.value = value;
          this.fields.sendChange({ type: "value", path, value });
        } });
      known = { root, field, value: person[key] };
      this.dates.set(id, known);
    } else if (known.value !== person[key] && !known.root.contains(document.activeElement)) {
      known.value = person[key];
      known.field.value = person[key];
    }
    return known.root;
  }

  add(view, language) {
    const { adding } = this;
    const input = (key) => html`<div class="entry"><label for=${`new-${key}`}>${t(`mission.${key}`)}</label>
      <input id=${`new-${key}`} type="text" lang=${language} autocomplete="off" .value=${adding[key]}
        @input=${(event) => { adding[key] = event.target.value; }}></div>`;
    const send = async (event) => {
      event.preventDefault();
      if (!await this.fields.sendChange({ type: "add-signatory", language, ...adding })) return;
      this.adding = { ...adding, given: "", family: "", since: "" };
      this.fields.draw();
    };
    return html`<details class="adding"><summary>${t("mission.people.add")}</summary>
      <form @submit=${send}><div class="pair">${input("given")}${input("family")}</div>
      <div class="entry"><label for="new-office">${t("mission.office")}</label>
        <select id="new-office" @change=${(event) => { adding.office = event.target.value; }}>
        ${OFFICES.map((one) => html`<option value=${one} ?selected=${one === adding.office}>
          ${t(`value.office.${one}`)}</option>`)}</select></div>
      <button>${t("mission.add")}</button></form></details>`;
  }
}
