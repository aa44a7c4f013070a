// Languages beside each other: a second editor for each text, in another language of the letter.
// A text that is missing is shown in the other language, in grey, and is never filled in by itself.
import { element, send, soon } from "../common/dom.js";
import { LANGUAGES, t } from "../common/words.js";
import { html, nothing } from "../vendor/lit.js";
import { island } from "../write/islands.js";
import { languageKey, partFor, plainText } from "../write/parts.js";
import { makeText } from "../write/texts.js";

const WAIT = 600; // milliseconds after a change until the state of the languages is asked for
const PAUSE = 900; // milliseconds without a key after which a new text is put into the letter
const keyOf = (path) => JSON.stringify(path);
const direction = (language) => (language === "ar" ? "rtl" : "ltr");
const nameOf = (language) => t(`value.language.${language}`);

export class Languages {
  /** `select` chooses the language beside; `line` tells how many texts are missing or differ. */
  constructor(screen, { select, line }) {
    Object.assign(this, { screen, select, line, language: "", rows: new Map(), differences: [],
      known: { own: "", languages: [] }, writing: new Set(), counts: new Map(), asked: 0 });
    const later = soon(WAIT, () => this.look());
    screen.client.on("state", () => { this.options(); later(); });
    screen.client.on("values", later);
    select.addEventListener("change", () => {
      this.language = select.value;
      this.look();
      screen.draw();
    });
  }

  /** The other languages of the letter, then those that it does not have yet. */
  options() {
    const shown = this.screen.language;
    const there = this.screen.client.state?.languages ?? [];
    if (this.language === shown) this.language = "";
    const option = (code) => element("option", { value: code, lang: code }, LANGUAGES[code]);
    const others = Object.keys(LANGUAGES).filter((code) => code !== shown && !there.includes(code));
    this.select.replaceChildren(element("option", { value: "" }, t("languages.none")),
      ...there.filter((code) => code !== shown).map(option),
      element("optgroup", { label: t("languages.others") }, ...others.map(option)));
    this.select.value = this.language;
  }

  /** Ask which texts are missing, older than their source, or different. */
  async look() {
    const turn = ++this.asked;
    const answer = await fetch(`languages.json?beside=${this.language}`);
    if (!answer.ok || turn !== this.asked) return;
    this.known = await answer.json();
    if (turn !== this.asked) return;
    this.rows = new Map(this.known.rows.map((row) => [keyOf(row.path), row]));
    this.differences = this.known.differences;
    this.count();
    this.screen.draw();
  }

  /** How many texts each part lacks, with the parts below it; and all together. */
  count() {
    this.counts = new Map();
    const sums = { missing: 0, changed: 0 };
    const has = (list) => (this.language ? list.includes(this.language) : list.length > 0);
    for (const { path, missing, changed } of this.known.rows) {
      sums.missing += has(missing);
      sums.changed += has(changed);
      if (!has(missing) && !has(changed)) continue;
      let one = partFor(path);
      for (let above = path; ; one = partFor(above)) {
        this.counts.set(one.id, (this.counts.get(one.id) ?? 0) + 1);
        if (one.path.length <= 2) break;
        above = one.path.slice(0, -2);
      }
    }
    const words = Object.entries({ ...sums, differ: this.differences.length })
      .filter(([, count]) => count).map(([what, count]) => t(`languages.${what}.n`, { count }));
    this.line.textContent = words.join(" · ");
  }

  /** How many texts of a part are missing or older, for the tree. */
  badge(one) {
    const count = this.counts.get(one.id);
    if (!count) return nothing;
    const words = t("languages.part", { count, language: this.language ? nameOf(this.language)
      : t("languages.any") });
    return html`<span class="badge languages" title=${words}>${this.language || "A文"} ${count}</span>`;
  }

  // -- in a field ------------------------------------------------------------------------------

  /** What stands beside the editor of a text: nothing if it has no other language. */
  beside({ path, label, row }, kind) {
    const { screen, language } = this;
    const value = screen.client.at(path);
    const isText = typeof value === "string"
      || (value && typeof value === "object" && !Array.isArray(value));
    const own = screen.languageAt(path) !== screen.language; // an annex in a language of its own
    if (!isText || own || path.some((step) => step in LANGUAGES)) return nothing;
    const note = this.note(path, screen.language);
    if (!language) return note;
    return html`${note}<div class="in-beside" data-at=${keyOf([...path, language])}>
      ${this.other({ path, label, row, kind }, value)}</div>`;
  }

  other(field, value) {
    const { path, label, row, kind } = field;
    const { screen, language } = this;
    const name = `${label} (${nameOf(language)})`;
    const head = html`<span class="label">${nameOf(language)}</span>`;
    const plain = typeof value === "string";
    const key = plain ? undefined : languageKey(value, language);
    if (this.writing.has(keyOf(path))) return html`${head}${this.fresh(field, name)}`;
    if (plain ? language !== this.known.own : key === undefined) {
      const missing = this.rows.get(keyOf(path))?.missing.includes(language);
      return missing ? html`${head}${this.missing(path, value, label)}` : nothing;
    }
    if (key?.includes(" ")) return html`${head}${this.shared(path, key, value[key], label)}`;
    const at = plain ? path : [...path, key];
    if (typeof value[key] !== "string" && !plain) return nothing;
    return html`${head}${island({ key: `beside ${keyOf(at)}`,
      make: (root) => makeText(root, screen, { path: at, kind, language, label: name,
        needed: row.needed }),
      update: (control) => control.show() })}
      ${this.note(path, language)}${this.different(path)}`;
  }

  /** A text that is missing: the other in grey, and a button to write it. */
  missing(path, value, label) {
    return html`${this.ghost(value, this.screen.language)}
      <p class="row"><span class="soft">${t("languages.missing")}</span>
      <button type="button" class="small" aria-label=${t("languages.write.of", { name: label,
    language: nameOf(this.language) })} @click=${() => this.write(path)}>${t("languages.write")}
      </button></p>`;
  }

  /** A text that serves several languages: it is changed for all of them, or divided. */
  shared(path, key, text, label) {
    const others = key.split(" ").filter((code) => code !== this.language).map(nameOf).join(", ");
    return html`${this.ghost(text, this.language)}
      <p class="row"><span class="soft">${t("languages.shared", { languages: others })}</span>
      <button type="button" class="small" aria-label=${t("languages.write.of", { name: label,
    language: nameOf(this.language) })} @click=${() => this.write(path)}>${t("languages.divide")}
      </button></p>`;
  }

  ghost(value, language) {
    const text = typeof value === "string" ? value : value[languageKey(value, language)
      ?? Object.keys(value)[0]];
    const paragraphs = String(text ?? "").split(/\n\s*\n/).map((one) => plainText(one, language));
    return html`<div class="ghost" lang=${language} dir=${direction(language)}>${paragraphs.map((one) =>
      html`<p>${one}</p>`)}</div>`;
  }

  write(path) {
    this.writing.add(keyOf(path));
    this.screen.drawNow();
    this.control(path)?.querySelector("textarea")?.focus();
  }

  control(path) {
    const key = keyOf([...path, this.language]);
    return [...this.screen.root.querySelectorAll(".in-beside")].find((one) => one.dataset.at === key);
  }

  /** The box for a text that is not in the letter yet: it is put there when something stands in it. */
  fresh({ path, kind }, name) {
    const { language } = this;
    return island({ key: `fresh ${keyOf(path)} ${language}`, make: (root) => {
      const later = soon(PAUSE, () => this.put(path, language, box));
      const box = element("textarea", { rows: kind === "block" ? "6" : "1", lang: language,
        dir: direction(language), class: `text ${kind}`, "aria-label": name, input: later,
        blur: () => this.put(path, language, box) });
      root.replaceChildren(box);
      return { destroy() {} };
    } });
  }

  /** Put what stands in the box into the letter; it gives way to the editor when it is left. */
  async put(path, language, box) {
    const { client } = this.screen;
    const value = box.isThere ? box.value : box.value.trim();
    if (box.sent) return;
    if (value && value !== box.was) {
      box.sent = true;
      const yours = box.value;
      const made = await (box.isThere
        ? client.change([{ do: "set", path: [...path, language], value }], { yours })
        : client.ask(() => ({ do: "put", base: client.digest, put: { path, language, value } }), { yours }));
      box.sent = false;
      if (!made) return;
      Object.assign(box, { isThere: true, was: value });
      if (box.value !== yours) return void this.put(path, language, box);
    }
    if (document.activeElement !== box) this.stop(path);
  }

  stop(path) {
    this.writing.delete(keyOf(path));
    this.screen.drawNow();
  }

  /** “Changed since”, at a text whose source is another now. */
  note(path, language) {
    if (!this.rows.get(keyOf(path))?.changed.includes(language)) return nothing;
    const right = async () => {
      await send("languages/right", { path, language });
      await this.look();
    };
    return html`<p class="row changed-since"><span>${t("languages.changed", {
      language: nameOf(this.known.own) })}</span><button type="button" class="small" @click=${right}>
      ${t("languages.right")}</button></p>`;
  }

  /** What a translation must not change and is not the same. */
  different(path) {
    const here = this.differences.filter((one) => path.every((step, index) => one.path[index] === step));
    return here.length ? html`<ul class="differences">${here.map((one) => html`<li>
      <span class="kind">${t("languages.differs")}</span> <bdi lang="en">${one.message}</bdi></li>`)}</ul>`
      : nothing;
  }
}
