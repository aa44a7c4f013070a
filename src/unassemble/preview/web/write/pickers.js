// Lists to choose from, as the server gives them: States, missions, items, people.
import { html, nothing } from "../vendor/lit.js";
import { t } from "../common/words.js";
import { Combobox } from "../parts/combobox.js";
import { island } from "./islands.js";
import { insertItem } from "./setting.js";
import { at } from "./steps.js";

export class Pickers {
  constructor(screen) {
    this.screen = screen;
    this.known = new Map();
    this.labels = new Map();
  }

  /** The rows of a list, in the language of the interface. */
  choices(name, query = {}) {
    const address = new URL(`choices/${name}`, this.screen.base);
    address.search = new URLSearchParams({ language: this.screen.words, ...query });
    const key = String(address);
    if (!this.known.has(key)) {
      this.known.set(key, fetch(address).then((answer) => (answer.ok ? answer.json() : [])));
    }
    return this.known.get(key);
  }

  /** The State of the first sender, and the day of the letter. */
  sender() {
    const { values } = this.screen.client;
    const from = at(values, ["letter", "from"]);
    const state = (Array.isArray(from) ? from[0] : from)?.state;
    const dated = at(values, ["letter", "dated"]);
    const day = typeof dated === "string" && /^\d{4}-\d{2}-\d{2}$/.test(dated) ? dated
      : new Date().toISOString().slice(0, 10); // until the letter has a date
    return { state: typeof state === "string" ? state : state?.code ?? "", day };
  }

  /** The session of the General Assembly on the day of the letter; empty if it is not known. */
  async session() {
    const { state, day } = this.sender();
    const found = state ? await this.choices("usual", { state, dated: day }) : {};
    return String(found.session ?? "");
  }

  /** A field that adds one of the rows that the server offers, and empties itself. */
  adder(key, label, rows, add) {
    const recipe = {
      key: `adder ${key} ${this.screen.words}`,
      make: (root) => {
        const control = new Combobox(root, { label, changed: () => {
          const [row] = control.chosen;
          control.value = "";
          if (row) add(row);
        } });
        this.fill(control, rows);
        return control;
      },
      update: (control) => this.fill(control, rows),
    };
    return island(recipe);
  }

  async fill(control, rows) {
    const found = await rows();
    if (found !== control.known) {
      control.known = found;
      control.options = found;
    }
    control.root.hidden = !found.length;
  }

  /** Add an agenda item that is known for the session of a body. */
  items({ path, label }, list, all) {
    const { state } = this.sender();
    const { organ, session } = at(this.screen.client.values, list.slice(0, 2)) ?? {};
    if (!state || organ !== "general-assembly" || !/^\d+$/.test(session ?? "")) return nothing;
    const there = all.map(([, value]) => String(value?.number ?? value));
    return this.adder(`${JSON.stringify(path)} ${state} ${session} ${there}`, label, async () => {
      const rows = await this.choices("items", { state, session });
      return rows.filter((one) => !there.includes(String(one.value)));
    }, (row) => insertItem(this.screen.client, list, all.length, this.item(row)));
  }

  /** An item as it is written: its title in the languages of the letter that have one. */
  item({ value, title }) {
    const languages = this.screen.client.state?.languages ?? [];
    const known = Object.entries(title).filter(([code]) => languages.includes(code));
    if (!known.length) return value;
    return { number: value, title: languages.length === 1 ? known[0][1] : Object.fromEntries(known) };
  }

  /** Add a person who signs by the mission's record on the day of the letter. */
  people(path, add) {
    const { state, day } = this.sender();
    if (!state) return nothing;
    return this.adder(`people ${JSON.stringify(path)} ${state} ${day}`, t("write.person.known"),
      async () => (await this.choices("signatories", { state, dated: day }))
        .filter((one) => one.there)
        .map((one) => ({ ...one, detail: t("write.person.since", { day: one.since || "–" }) })),
      (row) => add(row.value));
  }

  /** The person whom a name in the list of signatories stands for. */
  person(value) {
    const { state, day } = this.sender();
    if (!state) return "";
    return this.named("signatories", { state, dated: day }, value);
  }

  /** The label of a value in a list; empty until the list is there, then the screen is drawn. */
  named(name, query, value) {
    if (!value) return "";
    const key = `${name} ${JSON.stringify(query)} ${this.screen.words}`;
    const rows = this.labels.get(key);
    if (rows) return rows.find((one) => one.value === value)?.label ?? "";
    this.labels.set(key, []);
    this.choices(name, query).then((found) => {
      this.labels.set(key, found);
      this.screen.draw();
    });
    return "";
  }
}

/** A group of words for a part that is written in a form without fields here. */
export const elsewhere = (label, path, go) => html`<div class="entry" data-path=${JSON.stringify(path)}>
  <span class="label">${label}</span><p class="soft">${t("write.elsewhere")}
  <button type="button" class="small" @click=${go}>${t("write.all")}</button></p></div>`;
