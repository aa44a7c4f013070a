// The questions of a new letter: whose, what kind, language and day, to whom and for which bodies.
import { element } from "../common/dom.js";
import { chosen, knows, t } from "../common/words.js";
import { choice, textField } from "../parts/choice.js";
import { choicesOf } from "../parts/choices.js";
import { Combobox } from "../parts/combobox.js";
import { DateField } from "../parts/date.js";

const LANGUAGES = ["ar", "zh", "en", "fr", "ru", "es"];
const ORGANS = ["general-assembly", "security-council", "economic-and-social-council",
  "human-rights-council"];
const OFFICES = ["secretary-general", "president-of-the-general-assembly",
  "president-of-the-security-council", "president-of-the-economic-and-social-council",
  "president-of-the-human-rights-council"];
/** Kinds in the order of their use; those that are made from an earlier letter stand last. */
const KINDS = ["letter", "statement", "compilation", "incidents", "identical-letters",
  "note-verbale", "several-signatories", "report", "item-request", "candidature", "addendum",
  "corrigendum"];

export const labelOf = (known, code) =>
  known.states.find((one) => one.value === code)?.label ?? code;
const says = ({ known, answers }) => known.kinds.find((one) => one.value === answers.kind) ?? {};
const spot = () => element("div", { class: "spot" });

export const state = {
  title: () => t("new.state"),
  draw(root, context) {
    const { answers, known, change } = context;
    const [first = "", ...others] = answers.who;
    const [one, more] = [spot(), spot()];
    const box = new Combobox(one, { label: t("new.state.label"), options: known.states,
      hint: t("new.state.hint"), value: first, changed: () => take() });
    const several = () => new Combobox(more, { label: t("new.state.others"),
      options: known.states, multiple: true, value: others, changed: () => take() });
    let rest = others.length ? several() : null;
    const take = () => {
      const who = [box.value, ...rest?.value ?? []].filter(Boolean);
      change({ who: [...new Set(who)], to: [], organs: [], usualOf: "" });
    };
    root.replaceChildren(one, more);
    if (!rest) {
      more.append(element("button", { type: "button", id: "several", click: () => {
        rest = several();
        rest.focus();
      } }, t("new.state.several")));
    }
    this.box = box;
  },
  check({ answers }) {
    return answers.who.length ? [] : [{ id: this.box.id, words: t("new.state.missing") }];
  },
};

export const kind = {
  title: () => t("new.kind"),
  draw(root, { answers, known, change }) {
    const language = chosen();
    const rows = [...new Set([...KINDS, ...known.kinds.map((one) => one.value)])]
      .filter((one) => known.kinds.some(({ value }) => value === one))
      .map((value) => ({ value, label: t(`new.kind.${value}`),
        detail: knows(`new.kind.${value}.for`) ? t(`new.kind.${value}.for`) : "" }));
    const who = answers.who.map((code) => `&who=${code}`).join("");
    const card = ({ value, label, detail }, box) => element("label", { class: "card" },
      element("img", { alt: "", loading: "lazy", src: new URL(
        `letters/kinds/${value}.png?scale=0.5&language=${language}${who}`, known.base) }),
      element("span", { class: "name" }, box, element("strong", {}, label)),
      element("small", {}, detail));
    root.replaceChildren(choice("kind", t("new.kind.legend"), rows, { value: answers.kind, row: card,
      changed: (value) => change({ kind: value, to: [], organs: [], usualOf: "" }) }));
  },
  check: () => [],
};

export const language = {
  title: () => t("new.language"),
  async draw(root, { answers, known, change }) {
    if (!answers.languages.length) {
      const usual = await choicesOf(known.base, "usual", { state: answers.who[0],
        dated: known.today });
      change({ languages: [usual?.recorded ? usual.language : chosen()] });
    }
    const [own] = answers.languages;
    const rows = LANGUAGES.map((value) => ({ value, label: t(`value.language.${value}`) }));
    const date = spot();
    const field = new DateField(date, { base: known.base, label: t("new.day"),
      value: answers.dated ?? "", languages: answers.languages,
      changed: (value) => change({ dated: value }) });
    const more = spot();
    const also = () => more.replaceChildren(choice("also", t("new.language.also"),
      rows.filter((one) => one.value !== answers.languages[0]),
      { value: answers.languages.slice(1), multiple: true, changed: (value) => {
        change({ languages: [answers.languages[0], ...value] });
        field.languages = answers.languages;
      } }));
    root.replaceChildren(choice("own", t("new.language.own"), rows, { value: own,
      changed: (value) => {
        change({ languages: [value, ...answers.languages.slice(1).filter((one) => one !== value)] });
        field.languages = answers.languages;
        also();
      } }), more, date);
    also();
    this.field = field;
  },
  check({ answers }) {
    return answers.dated ? [] : [{ id: this.field.day.id, words: t("new.day.wrong") }];
  },
};

export const receivers = {
  title: () => t("new.to"),
  async draw(root, context) {
    const { answers, known, change } = context;
    const kindSays = says(context);
    const asked = { state: answers.who[0], dated: answers.dated };
    const usual = await choicesOf(known.base, "usual", asked);
    const of = JSON.stringify([answers.who, answers.kind]);
    if (answers.usualOf !== of) {
      change({ usualOf: of, to: kindSays.to?.length ? kindSays.to : usual.to,
        organs: kindSays.organs?.length ? kindSays.organs : usual.organs });
    }
    known.usual = usual;
    const organ = (value) => ({ value, label: t(`value.organ.${value}`),
      detail: value === "general-assembly" ? t("new.session", { number: usual.session })
        : value === "security-council" ? t("new.year", { number: usual.year }) : "" });
    const own = spot();
    const fixed = kindSays.organs?.length > 0;
    root.replaceChildren(
      choice("to", t("new.to.legend"),
        OFFICES.map((value) => ({ value, label: t(`value.to.${value}`) })),
        { value: answers.to, multiple: true, changed: (to) => change({ to }) }),
      choice("organs", t("new.organs"), (fixed ? answers.organs : ORGANS).map(organ),
        { value: answers.organs, multiple: true, changed: (organs) => {
          change({ organs });
          own.hidden = !organs.includes("general-assembly");
        } }), own);
    if (fixed) {
      for (const box of root.querySelectorAll("#organs input")) box.disabled = true;
    }
    own.hidden = !answers.organs.includes("general-assembly");
    await agenda(own, context, usual);
  },
  check({ answers }) {
    const wrong = [];
    if (!answers.to.length) wrong.push({ id: "to-secretary-general", words: t("new.to.missing") });
    if (!answers.organs.length) {
      wrong.push({ id: "organs-general-assembly", words: t("new.organs.missing") });
    }
    return wrong;
  },
};

/** The agenda items: the mission's usual ones and those of other letters, and own entries. */
async function agenda(root, { answers, known, change }, usual) {
  const found = await choicesOf(known.base, "items", { state: answers.who[0],
    session: usual.session }) ?? [];
  const where = (one) => (one.source === "record" ? t("new.items.record", { session: one.session })
    : t("new.items.letter", { session: one.session }));
  const options = found.map((one) => ({ ...one, detail: where(one), group: where(one) }));
  for (const one of answers.items) {
    if (!options.some(({ value }) => value === one.value)) options.push(one);
  }
  const [box, more] = [spot(), element("details", { class: "own" })];
  const items = new Combobox(box, { label: t("new.items"), hint: t("new.items.hint"), options,
    multiple: true, value: answers.items.map((one) => one.value),
    changed: () => change({ items: items.chosen }) });
  const typed = { number: "", title: "" };
  const add = () => {
    const number = typed.number.trim();
    if (!/^\d{1,3}( ?\([a-z]{1,2}\))?$/.test(number)) {
      more.querySelector("#item-number").setAttribute("aria-invalid", "true");
      more.querySelector("#item-number").focus();
      return;
    }
    const title = typed.title.trim() ? { [answers.languages[0]]: typed.title.trim() } : {};
    const item = { value: number, label: `${number} ${typed.title.trim()}`, title };
    items.options = [...items.options.filter((one) => one.value !== number), item];
    items.value = [...new Set([...items.value, number])];
    change({ items: items.chosen });
    more.open = false;
    items.focus();
  };
  more.append(element("summary", {}, t("new.items.own")),
    textField("item-number", t("new.items.number"), "", (value) => { typed.number = value; },
      { hint: t("new.items.number.hint") }),
    textField("item-title", t("new.items.title"), "", (value) => { typed.title = value; },
      { lang: answers.languages[0] }),
    element("button", { type: "button", id: "item-add", click: add }, t("new.items.add")));
  more.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) {
      event.preventDefault();
      add();
    }
  });
  root.replaceChildren(box, more);
}

// -- the next letter -----------------------------------------------------------------------

export const earlier = {
  title: () => t("new.from"),
  draw(root, { answers, known, change }) {
    const options = known.letters.filter((one) => one.state !== "unreadable").map((one) => ({
      value: one.id, label: one.title || one.name, detail: one.title ? one.name : "" }));
    const box = spot();
    this.box = new Combobox(box, { label: t("new.from.label"), options, value: answers.from,
      changed: (from) => change({ from, signatories: {} }) });
    root.replaceChildren(box);
  },
  check({ answers }) {
    return answers.from ? [] : [{ id: this.box.id, words: t("new.from.missing") }];
  },
};

export const nextDay = {
  title: () => t("new.next.day"),
  draw(root, { answers, known, change }) {
    const date = spot();
    const letter = known.letters.find((one) => one.id === answers.from);
    this.field = new DateField(date, { base: known.base, label: t("new.day"),
      value: answers.dated ?? "", languages: letter?.languages ?? [],
      changed: (value) => change({ dated: value }) });
    root.replaceChildren(date);
  },
  check({ answers }) {
    return answers.dated ? [] : [{ id: this.field.day.id, words: t("new.day.wrong") }];
  },
};
