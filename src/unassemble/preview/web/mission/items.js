// The usual agenda items, by session of the General Assembly, and what else is usual.
import { t } from "../common/words.js";
import { html, repeat } from "../vendor/lit.js";

const ORGANS = ["general-assembly", "security-council", "economic-and-social-council",
  "human-rights-council"];
const ADDRESSEES = ["secretary-general", "president-of-the-general-assembly",
  "president-of-the-security-council", "president-of-the-economic-and-social-council",
  "president-of-the-human-rights-council"];

export class Items {
  constructor(fields) {
    this.fields = fields;
    this.adding = { session: null, number: "", title: "" };
  }

  draw(view, language) {
    return html`<section aria-labelledby="head-items"><h2 id="head-items">${t("mission.items")}</h2>
      <p class="hint">${t("mission.items.note")}</p>
      ${repeat(view.sessions, (one) => one.session, (one) => this.session(one, language))}
      ${this.add(view, language)}</section>`;
  }

  session({ session, items }, language) {
    const path = ["agenda_items", String(session)];
    return html`<details class="card" ?open=${items.length < 4}><summary>${t("mission.session", { session })}
      <small>${t("mission.items.count", { count: items.length })}</small></summary>
      <ul class="plain">${repeat(items, (one) => one.number, (one, index) => {
    const name = t("mission.item", { number: one.number });
    return html`<li>${this.fields.text({ key: `item-${session}-${one.number}-${language}`, label: name,
      language, rows: 2, value: one.title[language],
      path: [...path, index],
      put: (value) => ({ type: "text", path: [...path, index, "title"], language, value }) })}
      <p class="row">${this.fields.remove(name, [...path, index])}
      ${one.source ? html`<small>${t("mission.source", { source: one.source })}</small>` : ""}</p></li>`;
  })}</ul></details>`;
  }

  add(view, language) {
    const { adding } = this;
    adding.session ??= view.session;
    const input = (key, more = "text") => html`<div class="entry"><label for=${`item-${key}`}>
      ${t(`mission.item.${key}`)}</label><input id=${`item-${key}`} type="text" inputmode=${more}
      autocomplete="off" lang=${key === "title" ? language : "und"} .value=${String(adding[key])}
      @input=${(event) => { adding[key] = event.target.value; }}></div>`;
    const send = async (event) => {
      event.preventDefault();
      const change = { ...adding, type: "add-item", session: Number(adding.session) || 0, language };
      if (!await this.fields.sendChange(change)) return;
      this.adding = { session: adding.session, number: "", title: "" };
      this.fields.draw();
    };
    return html`<details class="adding"><summary>${t("mission.items.add")}</summary>
      <form @submit=${send}><div class="pair">${input("session", "numeric")}${input("number")}</div>
      ${input("title")}<button>${t("mission.add")}</button></form></details>`;
  }

  /** The usual language, bodies and addressees, and the city. */
  usual(view, language) {
    const { fields } = this;
    const value = (key) => (given) => ({ type: "value", path: [key], value: given });
    return html`<section aria-labelledby="head-usual"><h2 id="head-usual">${t("mission.usual")}</h2>
      ${fields.choice({ key: "language", label: t("mission.language"), value: view.language,
    options: Object.keys(view.title).map((one) => [one, t(`value.language.${one}`)]),
    put: value("language") })}
      ${fields.several({ key: "organs", label: t("mission.organs"), values: view.organs,
    options: ORGANS.map((one) => [one, t(`value.organ.${one}`)]), put: value("organs") })}
      ${fields.several({ key: "to", label: t("mission.to"), values: view.to,
    options: ADDRESSEES.map((one) => [one, t(`value.to.${one}`)]), put: value("to") })}
      ${fields.text({ key: `seat-${language}`, label: t("mission.seat"), value: view.seat[language],
    language, path: ["seat"], put: (text) => ({ type: "text", path: ["seat"], language, value: text }) })}
    </section>`;
  }
}
