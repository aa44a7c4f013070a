// A form for the letter file, made from its JSON Schema.
import { element, soon } from "../common/dom.js";
import { shape } from "./schema.js";
import { knows, LANGUAGES, t } from "../common/words.js";

const TYPING = 150;

export class FormPanel {
  /** `shows(path)` says whether a place is shown while not `everything` is. */
  constructor(root, { change, schema, shows = () => true }) {
    Object.assign(this, { root, change, address: schema, shows, everything: false });
    this.file = null;
    this.schema = null;
    this.queue = Promise.resolve();
    this.pending = new Set();
    this.opened = new Set();
  }

  /** Show the values of a file; text being typed is sent first, and merged. */
  async show(file) {
    this.schema ??= await (await fetch(this.address)).json();
    if (this.pending.size) {
      await this.send();
    } else if (this.file?.digest === file.digest && this.root.firstChild) {
      if (this.words === document.documentElement.lang) return;
      this.file = file;
    } else this.file = file;
    this.render();
  }

  /** Send what is being typed now. */
  send() {
    for (const one of [...this.pending]) one.now();
    return this.queue;
  }

  render() {
    this.words = document.documentElement.lang;
    const focus = this.root.contains(document.activeElement) ? document.activeElement : null;
    const kept = focus && [focus.dataset.path, focus.dataset.part, focus.selectionStart,
      focus.selectionEnd];
    const top = this.root.closest(".scroll").scrollTop;
    if (!this.file.values) {
      this.root.replaceChildren(element("p", {}, t("form.unreadable")));
      return;
    }
    const top_shape = { kind: "record", schema: this.schema };
    this.root.replaceChildren(this.record(top_shape, [], this.file.values));
    this.root.closest(".scroll").scrollTop = top;
    if (kept?.[0]) this.focus(kept[0], kept[1], kept[2], kept[3]);
  }

  focus(path, part, start, end) {
    const found = [...this.root.querySelectorAll("[data-path]")]
      .find((one) => one.dataset.path === path && one.dataset.part === part);
    if (!found) return;
    found.focus({ preventScroll: true });
    if (start !== undefined && start !== null) found.setSelectionRange?.(start, end);
  }

  /** Send changes one after another; `whole` renders the form again. */
  take(steps, { whole = false, yours = "" } = {}) {
    this.queue = this.queue.then(async () => {
      const made = await this.change(steps, this.file.digest, yours);
      this.file = made;
      if (whole || made.merged || made.refused) this.render();
    });
    return this.queue;
  }

  // -- records -----------------------------------------------------------------------------

  record(made, path, value) {
    const { properties, required = [] } = made.schema;
    const all = Object.keys(properties);
    const keys = all.filter((key) => this.everything || this.shows([...path, key]));
    const box = element("div", { class: "record" });
    const known = value && typeof value === "object" ? value : {};
    for (const key of keys) {
      if (!(key in known) && !required.includes(key)) continue;
      box.append(this.field(properties[key], [...path, key], known[key],
        { before: all.slice(all.indexOf(key) + 1), required: required.includes(key) }));
    }
    for (const key of Object.keys(known)) {
      if (!(key in properties)) {
        box.append(element("p", { class: "unknown" }, t("form.unknown", { key })));
      }
    }
    const absent = keys.filter((key) => !(key in known) && !required.includes(key));
    if (absent.length) box.append(this.adder(made, path, absent));
    return box;
  }

  /** A select to add one of the keys that are missing. */
  adder(made, path, absent) {
    const { properties } = made.schema;
    const keys = Object.keys(properties);
    const select = element("select", {
      class: "adder", "aria-label": t("form.add.to", { name: name(path) || t("form") }),
      "data-path": JSON.stringify(path), "data-part": "adder",
      change: async (event) => {
        const key = event.target.value;
        if (!key) return;
        const before = keys.slice(keys.indexOf(key) + 1);
        const at = [...path, key];
        this.opened.add(JSON.stringify(at));
        const value = empty(shape(properties[key], this.schema));
        await this.take([{ do: "set", path: at, value, before }], { whole: true });
        this.enter(at);
      },
    }, element("option", { value: "" }, t("form.add")),
    ...absent.map((key) => element("option", { value: key }, label(key))));
    return element("p", { class: "adding" }, select);
  }

  /** Put the cursor into the first field at or below a path. */
  enter(path) {
    const start = JSON.stringify(path).slice(0, -1);
    const found = [...this.root.querySelectorAll("input, textarea, select:not(.adder)")]
      .find((one) => one.dataset.path?.startsWith(start));
    found?.focus();
    found?.scrollIntoView({ block: "nearest" });
  }

  // -- fields ------------------------------------------------------------------------------

  field(schema, path, value, context) {
    const made = shape(schema, this.schema);
    return this.shaped(made, path, value, context);
  }

  shaped(made, path, value, context) {
    switch (made.kind) {
      case "record":
        if (made.shorthand && (typeof value === "string" || value === undefined)) {
          const plain = shape(made.shorthand, this.schema);
          return this.shaped({ ...plain, description: made.description }, path, value, context);
        }
        return this.group(made, path, this.record(made, path, value), context);
      case "choice":
        if (value && typeof value === "object" && !byLanguage(value)) {
          return this.group(made, path, this.record(made.record, path, value), context);
        }
        return this.shaped({ ...made.plain, description: made.description }, path, value, context);
      case "list": return this.list(made, path, value, context);
      case "byId": return this.byId(made, path, value, context);
      case "text": return this.text(made, path, value, context);
      case "word": return this.choice(made, path, value, context, made.words);
      case "flag": return this.choice(made, path, value, context, ["true", "false"]);
      default: return this.line(made, path, value, context);
    }
  }

  group(made, path, inside, context) {
    const legend = element("legend", {}, label(path.at(-1)));
    const box = element("fieldset", { title: made.description || null }, legend, inside);
    if (!context.required && typeof path.at(-1) === "string") {
      box.append(this.remover(path));
    }
    return box;
  }

  remover(path) {
    return element("button", {
      type: "button", class: "small", "data-path": JSON.stringify(path), "data-part": "remove",
      click: () => this.take([{ do: "remove", path }], { whole: true }),
    }, t("form.remove", { name: name(path) }));
  }

  /** A label with its input and its description. */
  labelled(input, made, path, words = label(path.at(-1))) {
    const id = `f-${JSON.stringify(path).replace(/[^\w-]/g, "_")}`;
    input.id = id;
    const page = made.description ? described(made, { id: `${id}-d` }) : null;
    if (page) input.setAttribute("aria-describedby", page.id);
    return element("div", { class: "entry" }, element("label", { for: id }, words), input, page);
  }

  /** Send the value of an input: at once when it loses the focus, and after pauses in typing. */
  bind(input, path, context) {
    input.dataset.path = JSON.stringify(path);
    input.dataset.part = "value";
    let sent = input.value;
    const put = () => {
      this.pending.delete(later);
      if (input.value === sent) return;
      sent = input.value;
      const { value } = input;
      const leave = value === "" && !context.required && typeof path.at(-1) === "string";
      const step = leave ? { do: "remove", path } : { do: "set", path, value, before: context.before };
      const known = leave && this.at(path) === undefined;
      if (!known) this.take([step], { yours: value });
    };
    const later = soon(TYPING, put);
    input.addEventListener("input", () => { this.pending.add(later); later(); });
    input.addEventListener("change", () => { later.now(); put(); });
    return input;
  }

  at(path) {
    return path.reduce((value, step) => value?.[step], this.file.values);
  }

  line(made, path, value, context) {
    const type = made.kind === "date" ? "date" : "text";
    const input = element("input", {
      type, value: value ?? "", required: context.required,
      placeholder: type === "text" && typeof made.examples?.[0] !== "object"
        ? made.examples?.[0] ?? null : null,
    });
    return this.labelled(this.bind(input, path, context), made, path, context.label);
  }

  choice(made, path, value, context, words) {
    const select = element("select", {}, ...(value ? [] : [element("option", { value: "" }, "–")]),
      ...words.map((word) => element("option", { value: word }, valueWord(path, word))));
    if (value && !words.includes(value)) select.append(element("option", { value }, value));
    select.value = value ?? "";
    return this.labelled(this.bind(select, path, context), made, path, context.label);
  }

  text(made, path, value, context) {
    if (value && typeof value === "object") {
      const box = element("fieldset", { class: "languages" },
        element("legend", {}, context.label ?? label(path.at(-1))));
      for (const key of Object.keys(value)) {
        const words = key.split(" ").map((code) => LANGUAGES[code] ?? code).join(", ");
        box.append(this.area(made, [...path, key], value[key],
          { before: [], required: true, label: words, language: key.split(" ")[0] }));
      }
      box.append(this.languageAdder(path, value));
      return box;
    }
    return this.area(made, path, value, context);
  }

  area(made, path, value, context) {
    const input = element("textarea", {
      rows: "1", dir: "auto", lang: context.language ?? null, required: context.required,
    });
    input.value = value ?? "";
    const grow = () => {
      input.rows = Math.min(Math.max(input.value.split("\n").length, Math.ceil(input.value.length / 48), 1), 24);
    };
    grow();
    input.addEventListener("input", grow);
    this.bind(input, path, context);
    const entry = this.labelled(input, made, path, context.label);
    const note = element("button", {
      type: "button", class: "small", click: () => insertNote(input),
    }, t("form.note"));
    const row = element("div", { class: "row" }, note);
    if (typeof value === "string" && !context.language && value) row.append(this.languageAdder(path, value));
    entry.append(row);
    return entry;
  }

  /** A select to add a language in which a text is not given yet. */
  languageAdder(path, value) {
    const own = this.file.values.language ?? "en";
    const there = typeof value === "object" ? Object.keys(value).flatMap((key) => key.split(" ")) : [own];
    const left = Object.keys(LANGUAGES).filter((code) => !there.includes(code));
    return element("select", {
      class: "adder", "aria-label": t("form.language.of", { name: name(path) }),
      change: async (event) => {
        const code = event.target.value;
        if (!code) return;
        const step = typeof value === "object"
          ? { do: "set", path: [...path, code], value: "" }
          : { do: "set", path, value: { [own]: this.at(path), [code]: "" } };
        await this.take([step], { whole: true });
        this.enter([...path, code]);
      },
    }, element("option", { value: "" }, t("form.language")),
    ...left.map((code) => element("option", { value: code }, LANGUAGES[code])));
  }

  // -- lists -------------------------------------------------------------------------------

  list(made, path, value, context) {
    const items = Array.isArray(value) ? value : value === undefined || value === "" ? [] : [value];
    const alone = !Array.isArray(value) && items.length === 1;
    const inner = shape(made.item, this.schema);
    const box = element("fieldset", { class: "list" }, element("legend", {}, label(path.at(-1))));
    if (alone && made.languages && byLanguage(value)) {
      box.append(element("p", {}, t("form.in.code")));
      return box;
    }
    items.forEach((one, index) => {
      const at = alone ? path : [...path, index];
      box.append(this.item(made, inner, at, one, { index, count: items.length, list: path, alone }));
    });
    box.append(element("button", {
      type: "button", class: "add", "data-path": JSON.stringify(path), "data-part": "add",
      click: async () => {
        const at = [...path, items.length];
        this.opened.add(JSON.stringify(at));
        const fresh = skeleton(made, inner);
        await this.take([{ do: "insert", path: at, value: fresh, before: context.before }],
          { whole: true });
        this.enter(at);
      },
    }, t("form.add.item", { name: label(path.at(-1)) })));
    if (made.description) box.append(described(made));
    return box;
  }

  item(made, inner, path, value, place) {
    const plain = inner.kind !== "record" || (inner.shorthand && typeof value === "string");
    const words = `${label(place.list.at(-1))} ${place.index + 1}`;
    if (plain) {
      const label_ = place.alone ? label(place.list.at(-1)) : words;
      const field = this.shaped(inner, path, value, { before: [], required: true, label: label_ });
      return element("div", { class: "item" }, field, place.alone ? null : this.mover(path, place, words));
    }
    const key = JSON.stringify(path);
    const card = element("details", { class: "card", "data-card": key },
      element("summary", {}, element("span", { dir: "auto" }, summary(value) || words)));
    const fill = () => {
      if (card.open && !card.dataset.full) {
        card.dataset.full = "1";
        card.append(this.mover(path, place, words), this.record(inner, path, value));
      }
    };
    card.open = this.opened.has(key);
    fill();
    card.addEventListener("toggle", () => {
      if (card.open) this.opened.add(key);
      else this.opened.delete(key);
      fill();
    });
    return card;
  }

  /** Buttons to move and to remove an item. */
  mover(path, place, words) {
    const { index, count, list, alone } = place;
    const button = (part, sign, key, off, step) => element("button", {
      type: "button", class: "small", disabled: off, "data-path": JSON.stringify(path),
      "data-part": part, "aria-label": t(key, { name: words }), title: t(key, { name: words }),
      click: async () => {
        this.moved(list, index, part === "up" ? index - 1 : part === "down" ? index + 1 : null);
        await this.take([step], { whole: true });
      },
    }, sign);
    return element("div", { class: "row mover" },
      button("up", "↑", "form.up", index === 0, { do: "move", path, to: index - 1 }),
      button("down", "↓", "form.down", index + 1 >= count, { do: "move", path, to: index + 1 }),
      button("remove", "×", "form.remove", alone, { do: "remove", path }));
  }

  /** Keep cards open when they are moved. */
  moved(list, index, to) {
    const start = JSON.stringify(list).slice(0, -1) + (list.length ? "," : "");
    const open = [...this.opened].filter((key) => key.startsWith(start));
    for (const key of open) {
      const path = JSON.parse(key);
      const at = path[list.length];
      this.opened.delete(key);
      if (to === null && at === index) continue;
      path[list.length] = to === null ? at - (at > index) : at === index ? to : at === to ? index : at;
      this.opened.add(JSON.stringify(path));
    }
  }

  byId(made, path, value, context) {
    const known = value && typeof value === "object" ? value : {};
    const inner = shape(made.item, this.schema);
    const box = element("fieldset", { class: "list" }, element("legend", {}, label(path.at(-1))));
    for (const id of Object.keys(known)) {
      box.append(element("div", { class: "item" },
        this.shaped(inner, [...path, id], known[id], { before: [], required: true, label: id }),
        this.remover([...path, id])));
    }
    const input = element("input", { type: "text", "aria-label": t("form.id"), placeholder: t("form.id") });
    box.append(element("div", { class: "row" }, input, element("button", {
      type: "button", class: "add", click: async () => {
        const id = input.value.trim();
        if (!id || id in known) return input.focus();
        const at = [...path, id];
        await this.take([{ do: "set", path: at, value: "", before: context.before }], { whole: true });
        return this.enter(at);
      },
    }, t("form.add.item", { name: label(path.at(-1)) }))));
    if (made.description) box.append(described(made));
    return box;
  }

  /** Show the field of a value, with the cursor at a character of it. */
  goToPath(path, offset = 0) {
    if (!path?.length || !this.file?.values) return;
    for (let end = 1; end <= path.length; end += 1) {
      this.opened.add(JSON.stringify(path.slice(0, end)));
    }
    this.render();
    for (let end = path.length; end > 0; end -= 1) {
      const key = JSON.stringify(path.slice(0, end));
      const found = [...this.root.querySelectorAll("[data-path][data-part=value]")]
        .find((one) => one.dataset.path === key);
      if (found) {
        found.scrollIntoView({ block: "center" });
        found.focus({ preventScroll: true });
        if (end === path.length && found.matches("textarea, input[type=text]")) {
          const at = [...found.value].slice(0, offset).join("").length; // in UTF-16, as scripts count
          found.setSelectionRange(at, at);
        }
        return;
      }
    }
  }
}

const byLanguage = (value) => value && typeof value === "object"
  && Object.keys(value).length > 0
  && Object.keys(value).every((key) => key.split(" ").every((code) => code in LANGUAGES));

function label(key) {
  if (typeof key === "number") return String(key + 1);
  return knows(`field.${key}`) ? t(`field.${key}`) : String(key ?? "").replaceAll("_", " ");
}

const name = (path) => path.map(label).join(" ");

/** The word for a value; one that has none is a text of its own, or yes or no. */
function valueWord(path, word) {
  const field = path.findLast((one) => typeof one === "string");
  const key = { true: "value.yes", false: "value.no" }[word] ?? `value.${field}.${word}`;
  return knows(key) ? t(key) : LANGUAGES[word] ?? word;
}

/** The empty value of a shape. */
function empty(made) {
  switch (made.kind) {
    case "record": return made.shorthand ? "" : {};
    case "list": return made.one || made.languages ? [""] : [];
    case "byId": return {};
    case "flag": return "true";
    case "word": return made.examples.find((one) => made.words.includes(one)) ?? made.words[0];
    default: return "";
  }
}

/** A new item: the keys of the example, with empty values. */
function skeleton(made, inner) {
  if (inner.kind !== "record") return empty(inner);
  const example = made.examples?.flat().find((one) => one && typeof one === "object");
  const { properties, required = [] } = inner.schema;
  const keys = new Set([...required, ...Object.keys(example ?? {})]);
  const out = {};
  for (const key of Object.keys(properties)) {
    if (!keys.has(key)) continue;
    const words = properties[key].enum;
    out[key] = words ? (words.includes(example?.[key]) ? example[key] : words[0]) : "";
  }
  return Object.keys(out).length ? out : { [Object.keys(properties)[0]]: "" };
}

/** The first words in a card, for its heading. */
function summary(value) {
  const words = Object.values(value ?? {})
    .map((one) => (typeof one === "string" ? one : byLanguage(one) ? Object.values(one)[0] : ""))
    .filter((one) => typeof one === "string" && one.trim())
    .map((one) => one.trim().replace(/\^\[.*$/s, "").replace(/\s+/g, " "));
  const line = words[0]?.length < 12 && words.length > 1 ? `${words[0]} ${words[1]}` : words[0] ?? "";
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** Insert a footnote at the cursor; selected text becomes the text of the note. */
function insertNote(input) {
  const { selectionStart: start, selectionEnd: end } = input;
  const inside = input.value.slice(start, end);
  input.setRangeText(`^[${inside}]`, start, end, "end");
  input.focus();
  const at = start + 2 + inside.length;
  input.setSelectionRange(at, at);
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** What the schema says of a field, which is in English. */
function described({ description }, more = {}) {
  return element("small", { lang: "en", dir: "ltr", ...more }, description);
}
