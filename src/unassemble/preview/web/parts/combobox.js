// A combobox: one choice or several out of a list, found by typing; after the pattern of the ARIA
// Authoring Practices (editable combobox with listbox popup).
import { element } from "../common/dom.js";
import { t } from "../common/words.js";

let number = 0;

/** What two ways of writing a name have in common: no case, accents, spaces or signs. */
export const plain = (text) =>
  text.normalize("NFKD").replace(/\u0640|[^\p{L}\p{N}]+/gu, "").toLowerCase();

/** How well an option fits what was typed: 0 is best; -1 is not at all. */
function rank(option, typed) {
  option.plain ??= [option.label, option.value, ...(option.also ?? [])].map(plain);
  const [label, ...others] = option.plain;
  if (label === typed || others.includes(typed)) return 0;
  if (label.startsWith(typed)) return 1;
  if (others.some((one) => one.startsWith(typed))) return 2;
  return option.plain.some((one) => one.includes(typed)) ? 3 : -1;
}

/**
 * options: `{value, label, detail, group, also}`, in their order; `also` are other words by which an
 * option is found.  `own` makes an option of what was typed and is not in the list; null if it
 * cannot.  `changed` is called with the value (several: the values) after each choice of a person.
 */
export class Combobox {
  constructor(root, { label, options = [], value, multiple = false, own = null, hint = "",
    changed = () => {} }) {
    Object.assign(this, { root, multiple, own, changed, all: options, taken: [], shown: [] });
    this.id = `combobox-${number += 1}`;
    this.list = element("div", { role: "listbox", id: `${this.id}-list`, "aria-label": label,
      class: "choices", hidden: true });
    if (multiple) this.list.setAttribute("aria-multiselectable", "true");
    this.input = element("input", { type: "text", id: this.id, role: "combobox", autocomplete: "off",
      spellcheck: "false", "aria-autocomplete": "list", "aria-expanded": "false", dir: "auto",
      "aria-controls": this.list.id, input: () => this.typed(), keydown: (event) => this.key(event),
      blur: () => this.left(), click: () => this.open() });
    if (hint) this.input.setAttribute("aria-describedby", `${this.id}-hint`);
    this.chips = element("ul", { class: "chips", "aria-label": label, hidden: true });
    this.count = element("span", { role: "status", class: "unseen" });
    root.classList.add("combobox");
    root.replaceChildren(element("label", { for: this.id }, label),
      hint ? element("small", { id: `${this.id}-hint` }, hint) : "", this.chips,
      element("div", { class: "entry" }, this.input, this.list), this.count);
    this.value = value ?? (multiple ? [] : "");
  }

  /** The code that is chosen, or an empty text; with `multiple` all codes. */
  get value() {
    const values = this.taken.map((one) => one.value);
    return this.multiple ? values : values[0] ?? "";
  }

  set value(value) {
    const values = (this.multiple ? value : [value]).filter((one) => one !== "");
    this.taken = values.map((one) => this.find(one));
    this.draw();
  }

  /** The options that are chosen, with all that they came with. */
  get chosen() { return this.taken; }

  get options() { return this.all; }

  set options(options) {
    this.all = options;
    this.taken = this.taken.map((one) => this.find(one.value, one));
    if (document.activeElement !== this.input) this.draw();
    if (!this.list.hidden) this.open();
  }

  find(value, known = { value, label: value }) {
    return this.all.find((one) => one.value === value) ?? known;
  }

  focus() { this.input.focus(); }

  /** Mark what is chosen as wrong, with the id of the sentence that says why; "" is right. */
  wrong(sentence) {
    this.input.setAttribute("aria-invalid", String(Boolean(sentence)));
    if (sentence) this.input.setAttribute("aria-errormessage", sentence);
    else this.input.removeAttribute("aria-errormessage");
  }

  draw() {
    this.input.value = this.multiple ? "" : this.taken[0]?.label ?? "";
    this.chips.hidden = !this.multiple || !this.taken.length;
    if (this.multiple) this.chips.replaceChildren(...this.taken.map((one) => this.chip(one)));
  }

  chip(option) {
    return element("li", {}, element("span", { dir: "auto" }, option.label),
      element("button", { type: "button", "aria-label": t("parts.remove", { name: option.label }),
        click: () => this.remove(option) }, "×"));
  }

  remove(option) {
    this.taken = this.taken.filter((one) => one !== option);
    this.draw();
    this.focus();
    this.close();
    this.changed(this.value);
  }

  // -- the list ------------------------------------------------------------------------------

  typed() {
    this.open();
    if (!this.multiple && !this.input.value.trim() && this.taken.length) {
      this.taken = [];
      this.changed(this.value);
    }
  }

  /** Open the list with what fits the words; all of it where they are those of the choice. */
  open() {
    const words = this.input.value;
    const asked = !this.multiple && words === this.taken[0]?.label ? "" : plain(words);
    const free = this.all.filter((one) => !this.multiple || !this.value.includes(one.value));
    const ranked = free.map((option) => [asked ? rank(option, asked) : 0, option]);
    const found = ranked.filter(([fit]) => fit >= 0).sort((a, b) => a[0] - b[0]);
    this.shown = found.map(([, option]) => option);
    const own = words.trim() && found[0]?.[0] !== 0 ? this.own?.(words.trim()) : null;
    if (own) this.shown.push(own);
    this.list.replaceChildren(...this.rows(Boolean(asked)));
    if (!this.shown.length) {
      this.list.append(element("div", { class: "none", role: "option", "aria-disabled": "true" },
        t("parts.none")));
    }
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.count.textContent = t("parts.found", { count: this.shown.length });
    this.go(asked && this.shown.length ? 0 : -1);
  }

  /** The rows; under headings while nothing is typed, so that the best one is first otherwise. */
  rows(asked) {
    const rows = this.shown.map((option, index) => this.row(option, index));
    const groups = asked ? [] : [...new Set(this.shown.map((one) => one.group ?? ""))];
    if (groups.length < 2) return rows;
    return groups.map((group, at) => {
      const head = element("div", { class: "head", id: `${this.id}-group-${at}` }, group);
      const inside = rows.filter((_, index) => (this.shown[index].group ?? "") === group);
      return element("div", group ? { role: "group", "aria-labelledby": head.id } : { role: "group",
        "aria-label": t("parts.others") }, group ? head : "", ...inside);
    });
  }

  row(option, index) {
    return element("div", { role: "option", id: `${this.id}-${index}`, dir: "auto",
      "aria-selected": String(this.taken.includes(option)),
      mousedown: (event) => event.preventDefault(), click: () => this.take(option) },
    element("span", {}, option.label), option.detail ? element("small", {}, option.detail) : "");
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.go(-1);
  }

  /** Make a row the active one. */
  go(index) {
    this.active = index;
    this.list.querySelector(".active")?.classList.remove("active");
    const row = index < 0 ? null : document.getElementById(`${this.id}-${index}`);
    row?.classList.add("active");
    row?.scrollIntoView({ block: "nearest" });
    if (row) this.input.setAttribute("aria-activedescendant", row.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  take(option) {
    this.taken = this.multiple ? [...this.taken, option] : [option];
    this.draw();
    this.close();
    this.wrong("");
    this.count.textContent = "";
    this.changed(this.value);
  }

  key(event) {
    if (event.isComposing) return;
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (event.altKey && event.key === "ArrowUp") return void this.close();
      if (!open) this.open();
      const last = this.shown.length - 1;
      if (event.altKey || last < 0) return;
      const down = event.key === "ArrowDown";
      this.go(down ? (this.active >= last ? 0 : this.active + 1)
        : (this.active <= 0 ? last : this.active - 1));
    } else if (event.key === "Enter" && open && (this.active >= 0 || this.input.value.trim())) {
      event.preventDefault(); // what fits nothing does not send a form off
      event.stopPropagation();
      if (this.active >= 0) this.take(this.shown[this.active]);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      this.close();
    } else if (event.key === "Backspace" && this.multiple && !this.input.value && this.taken.length) {
      this.remove(this.taken.at(-1));
    }
  }

  /** The field is left: one choice that fits exactly is taken, anything else is not kept. */
  left() {
    const words = plain(this.input.value);
    const sure = words && this.all.find((one) => rank(one, words) === 0);
    this.close();
    if (sure && !this.taken.includes(sure)) this.take(sure);
    else this.input.value = this.multiple ? "" : this.taken[0]?.label ?? "";
  }
}
