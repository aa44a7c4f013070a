// The question who signs: for each State a person of its record on that day, or another one.
import { element } from "../common/dom.js";
import { t } from "../common/words.js";
import { choice, textField } from "../parts/choice.js";
import { choicesOf } from "../parts/choices.js";
import { labelOf } from "./questions.js";

/** Languages in which a name is written alike, in their order. */
const ALIKE = [["en", "fr", "es"], ["ru"], ["zh"], ["ar"]];

/** The States that write, and the languages: those answered, or those of the letter before. */
export function writers({ known, answers }) {
  const letter = known.letters.find((one) => one.id === answers.from);
  return known.isNext ? { who: letter?.states ?? [], languages: letter?.languages ?? [] }
    : { who: answers.who, languages: answers.languages };
}

export function isUnsigned({ known, answers }) {
  return !known.isNext && known.kinds.find((one) => one.value === answers.kind)?.signed === false;
}

export const signatures = {
  title: () => t("new.sign"),
  async draw(root, context) {
    if (isUnsigned(context)) {
      root.replaceChildren(element("p", {}, t("new.sign.nobody")));
      return;
    }
    const { who, languages } = writers(context);
    const parts = await Promise.all(who.map((code) => signatory(code, languages, context)));
    root.replaceChildren(...(parts.length ? parts : [element("p", {}, t("new.sign.before"))]));
  },
  check: () => [],
};

async function signatory(code, languages, context) {
  const { known, answers, change } = context;
  const asked = { state: code, dated: answers.dated };
  const [people, usual] = await Promise.all([choicesOf(known.base, "signatories", asked),
    choicesOf(known.base, "usual", asked)]);
  known.people = { ...known.people,
    [code]: Object.fromEntries(people.map((one) => [one.id, one.label])) };
  const there = people.filter((one) => one.there);
  const rows = there.map((one) => ({ value: `id:${one.id}`, label: one.label,
    detail: [one.titles.join(", "), one.since ? t("new.sign.since", { day: one.since }) : ""]
      .filter(Boolean).join("; ") }));
  if (known.isNext) rows.unshift({ value: "before", label: t("new.sign.before") });
  rows.push({ value: "other", label: t(there.length || known.isNext ? "new.sign.other" : "new.sign.name") });
  if (!known.isNext) rows.push({ value: "blank", label: t("new.sign.blank") });
  const part = element("section", { class: "signatory" });
  const fields = element("div", {});
  const chosen = picked(code, rows, people, context);
  const set = (value, person) => {
    const signatories = { ...answers.signatories };
    if (value.startsWith("id:")) signatories[code] = { id: value.slice(3) };
    else if (value === "other") signatories[code] = person ?? other(code, usual, context);
    else delete signatories[code];
    change({ signatories, signs: { ...answers.signs, [code]: value } });
  };
  const show = (value) => fields.replaceChildren(...(value === "other"
    ? person(code, languages, usual, context, (one) => set("other", one)) : []));
  if (answers.signs?.[code] !== chosen) set(chosen);
  part.append(element("h2", {}, labelOf(known, code)),
    choice(`signs-${code}`, t("new.sign.legend"), rows, { value: chosen, changed: (value) => {
      set(value);
      show(value);
      fields.querySelector("input")?.focus();
    } }), fields);
  const left = people.filter((one) => !one.there && one.until);
  if (left.length) {
    part.append(element("small", {}, ...left.map((one) => element("span", { class: "left" },
      t("new.sign.until", { name: one.label, day: one.until })))));
  }
  show(chosen);
  return part;
}

/** What is chosen: as answered before, if it is still offered; else who signs by the record. */
function picked(code, rows, people, { known, answers }) {
  const before = answers.signs?.[code];
  if (rows.some((one) => one.value === before)) return before;
  if (known.isNext) return "before";
  const now = people.find((one) => one.signs);
  return now ? `id:${now.id}` : "other";
}

function other(code, usual, { answers }) {
  const before = answers.signatories[code];
  return before?.family ? before
    : { given: {}, family: {}, office: usual.office, feminine: false };
}

/** The fields of a person that no record has. */
function person(code, languages, usual, context, changed) {
  const current = () => other(code, usual, context);
  const groups = ALIKE.map((group) => group.filter((one) => languages.includes(one)))
    .filter((group) => group.length);
  const names = groups.flatMap((group) => ["given", "family"].map((part) => {
    const words = group.map((one) => t(`value.language.${one}`)).join(", ");
    const label = t(`new.sign.${part}`) + (groups.length > 1 ? ` (${words})` : "");
    return textField(`${part}-${code}-${group[0]}`, label, current()[part][group[0]] ?? "",
      (value) => changed({ ...current(), [part]: { ...current()[part],
        ...Object.fromEntries(group.map((one) => [one, value])) } }), { lang: group[0] });
  }));
  const offices = [usual.office, "charge-d-affaires"];
  return [...names,
    choice(`office-${code}`, t("new.sign.office"), offices.map((value) => ({ value,
      label: t(`value.office.${value}`) })), { value: current().office,
      changed: (office) => changed({ ...current(), office }) }),
    choice(`gender-${code}`, t("new.sign.gender"), ["feminine", "masculine"].map((value) => ({
      value, label: t(`value.gender.${value}`) })), {
      value: current().feminine ? "feminine" : "masculine",
      changed: (value) => changed({ ...current(), feminine: value === "feminine" }) })];
}
