// The parts of a letter: what the tree at the right shows, and what is written on one screen.
import { t } from "../common/words.js";
import { pattern, rowOf } from "../fields.js";
import { at } from "./steps.js";

const KINDS = [ // patterns of the records that are parts of their own, the deepest first
  ["annexes.*.sections.*.entries.*.statements.*", "statement"],
  ["annexes.*.sections.*.entries.*", "party"],
  ["annexes.*.sections.*", "section"],
  ["annexes.*", "annex"],
];
const LISTS = { annex: ["sections", "section"], section: ["entries", "party"],
  party: ["statements", "statement"] };
const OF_LETTER = ["who", "bodies", "text", "signatures"];
const LONGEST = 60;

const isList = (value) => Array.isArray(value);

/** A part: its kind, the path of its record, and an id that is the same while both are. */
export function part(kind, path = []) {
  return { kind, path, id: JSON.stringify([kind, path]) };
}

export const partOf = (id) => part(...JSON.parse(id));

/** The parts at the top of the tree. */
export function topParts(values) {
  const annexes = isList(values?.annexes) ? values.annexes : [];
  return [...OF_LETTER.map((kind) => part(kind)),
    ...annexes.map((_, index) => part("annex", ["annexes", index])),
    part("issued"), part("all")];
}

/** The parts below a part. */
export function childParts(values, { kind, path }) {
  const below = (key, child) => {
    const list = at(values, [...path, key]);
    return isList(list) ? list.map((_, index) => part(child, [...path, key, index])) : [];
  };
  const [key, child] = LISTS[kind] ?? [];
  const enclosed = kind === "annex" ? below("enclosures", "annex") : [];
  return key ? [...below(key, child), ...enclosed] : [];
}

/** The part above a part; null at the top. */
export function parentPart({ path }) {
  return path.length > 2 ? partFor(path.slice(0, -2)) : null;
}

/** The part on which the value at a path is written. */
export function partFor(path) {
  for (let end = path.length; end > 1; end -= 1) {
    const found = KINDS.find(([one]) => one === pattern(path.slice(0, end)));
    if (found && typeof path[end - 1] === "number") return part(found[1], path.slice(0, end));
  }
  const { part: kind } = rowOf(path) ?? { part: "who" };
  return part(kind === "letter" ? "who" : kind === "annexes" ? "text" : kind);
}

/** The parts before and after a part, in the order of the letter; null where there is none. */
export function partsAround(values, one) {
  const up = parentPart(one);
  const beside = up ? childParts(values, up) : topParts(values);
  const index = beside.findIndex(({ id }) => id === one.id);
  let last = beside[index - 1] ?? null;
  for (let all; last && (all = childParts(values, last)).length;) last = all.at(-1);
  return { before: last ?? up, after: childParts(values, one)[0] ?? following(values, one) };
}

/** The part after a part and all that is below it. */
function following(values, one) {
  const up = parentPart(one);
  const beside = up ? childParts(values, up) : topParts(values);
  const next = beside[beside.findIndex(({ id }) => id === one.id) + 1];
  return next ?? (up ? following(values, up) : null);
}

/** Whether a part is still there. */
export const isThere = (values, { path }) => !path.length || at(values, path) !== undefined;

/** The name of a part: what it is, and the first words of it. */
export function partName(values, one, language) {
  const { kind, path } = one;
  const names = { who: "write.who", bodies: "write.bodies", text: "write.letter.text",
    signatures: "write.signatures", issued: "write.issued", all: "write.all" };
  if (names[kind]) return t(names[kind]);
  const title = apart(firstWords(at(values, path), kind, language));
  const number = path.at(-1) + 1;
  if (kind !== "annex") return title || t(`write.${kind}.n`, { number });
  const word = path.at(-2) === "enclosures" ? "write.enclosure.n" : "write.annex.n";
  return title ? `${t(word, { number })}: ${title}` : t(word, { number });
}

/** Words whose direction is their own, where the words around them run from the right. */
const apart = (words) => (
  words && document.documentElement.dir === "rtl" ? `\u2068${words}\u2069` : words);

function firstWords(value, kind, language) {
  const key = { annex: "title", section: "heading", party: "party", statement: "title" }[kind];
  return shortened(plainText(value?.[key], language));
}

/** A text in a language, else in any that it has, without its marks and notes. */
export function plainText(value, language) {
  if (value && typeof value === "object" && !isList(value)) {
    const key = languageKey(value, language) ?? Object.keys(value)[0];
    return plainText(value[key], language);
  }
  return typeof value === "string"
    ? value.replace(/\[\^[^\]]*\]|\^\[[^\]]*\]|[*_]/g, "").replace(/\s+/g, " ").trim() : "";
}

/** The key of a text by language that is for a language; undefined if there is none. */
export const languageKey = (value, language) =>
  Object.keys(value).find((key) => key.split(" ").includes(language));

export const shortened = (text) => (
  text.length > LONGEST ? `${[...text].slice(0, LONGEST).join("").trimEnd()}…` : text);

/** The language in which a part is written: that of its annex, else that of the version. */
export function languageOf(values, path, language) {
  for (let end = path.length; end > 1; end -= 1) {
    const found = at(values, path.slice(0, end))?.language;
    if (typeof found === "string" && found) return found;
  }
  return language;
}
