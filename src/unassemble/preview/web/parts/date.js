// A date: day, month by its name, year; the date as it is printed stands beside it.
import { element } from "../common/dom.js";
import { chosen, t } from "../common/words.js";

const ORDER = { zh: ["year", "month", "day"] };

let number = 0;

/**
 * base: the address of the start page.  languages: those of the versions that print the date.
 * value: "2025-05-28", or "".  free: other words may stand for the date, as they were received.
 * changed: is called with the value; null while the parts are no date.
 */
export class DateField {
  constructor(root, { base, label, value = "", languages = [], free = false,
    changed = () => {} }) {
    Object.assign(this, { root, base, free, changed, known: languages, asked: 0 });
    this.id = `date-${number += 1}`;
    const part = (name, more) => element("input", { type: "text", inputmode: "numeric", class: name,
      id: `${this.id}-${name}`, autocomplete: "off", input: () => this.typed(), ...more });
    this.day = part("day", { maxlength: 2 });
    this.year = part("year", { maxlength: 4 });
    this.month = element("select", { id: `${this.id}-month`, change: () => this.typed() });
    this.words = part("words", { inputmode: "text", dir: "auto" });
    this.printed = element("output", { class: "printed", id: `${this.id}-printed` });
    this.group = element("fieldset", { class: "date", "aria-describedby": this.printed.id },
      element("legend", {}, label),
      ...(ORDER[chosen()] ?? ["day", "month", "year"]).map((name) => this.labelled(name, this[name])),
      free ? this.labelled("words", this.words) : "", this.printed);
    root.replaceChildren(this.group);
    this.value = value;
  }

  labelled(name, field) {
    return element("span", { class: "field" }, element("label", { for: field.id },
      t(`parts.date.${name}`)), field);
  }

  get value() {
    if (this.free && this.words.value.trim()) return this.words.value.trim();
    const named = this.wanted ?? this.month.value; // until the names of the months have come
    const [day, month, year] = [this.day.value, String(named), this.year.value]
      .map((one) => Number(western(one)));
    if (!day && !year && !this.day.value && !this.year.value) return "";
    const made = new Date(Date.UTC(year, month - 1, day));
    const real = year >= 1000 && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
    return real ? made.toISOString().slice(0, 10) : null;
  }

  set value(value) {
    const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value ?? "");
    this.day.value = parts ? Number(parts[3]) : "";
    this.year.value = parts ? parts[1] : "";
    this.words.value = parts ? "" : value ?? "";
    this.wanted = parts ? Number(parts[2]) : "";
    this.show();
  }

  /** The languages of the versions that print the date. */
  set languages(languages) {
    this.known = languages;
    this.show();
  }

  focus() { this.day.focus(); }

  /** Mark the date as wrong, with the id of the sentence that says why; "" is right. */
  wrong(sentence) {
    for (const field of [this.day, this.month, this.year]) {
      field.setAttribute("aria-invalid", String(Boolean(sentence)));
      if (sentence) field.setAttribute("aria-errormessage", sentence);
      else field.removeAttribute("aria-errormessage");
    }
  }

  typed() {
    this.show();
    this.wrong("");
    this.changed(this.value);
  }

  /** Ask how the date is printed; the first time also for the names of the months. */
  async show() {
    this.asked += 1;
    const turn = this.asked;
    const value = this.value;
    const address = new URL("choices/date", this.base);
    address.searchParams.set("language", chosen());
    address.searchParams.set("in", this.known.join(","));
    address.searchParams.set("dated", (this.wanted ? this.withMonth(this.wanted) : value) ?? "");
    const answer = await fetch(address);
    const made = answer.ok ? await answer.json() : null;
    if (!made || turn !== this.asked) return;
    const { months, printed } = made;
    if (!this.month.options.length) {
      this.month.append(element("option", { value: "" }, ""), ...months.map((name, index) =>
        element("option", { value: index + 1 }, name)));
    }
    if (this.wanted !== null) this.month.value = this.wanted;
    this.wanted = null;
    this.printed.replaceChildren(...printed.map(({ language, text }) =>
      element("span", { lang: language, dir: language === "ar" ? "rtl" : "ltr" }, text)));
    this.printed.hidden = !printed.length;
  }

  withMonth(month) {
    const two = (text) => String(text).padStart(2, "0");
    return `${this.year.value}-${two(month)}-${two(this.day.value)}`;
  }
}

/** Figures of Arabic and full-width figures as Western ones. */
function western(text) {
  return text.normalize("NFKC").replace(/[\u0660-\u0669]/g, (one) => one.charCodeAt(0) - 0x660);
}
