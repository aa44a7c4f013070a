// The one table of what a letter can have: path, part of the screen, control, word.  Only this
// module and its test read `fields.json`.
import { knows, t } from "./common/words.js";

const table = await (await fetch(new URL("fields.json", import.meta.url))).json();
const rows = table.fields;

/** The choices of the fields that have words for their values. */
export const VALUES = table.values;

const byPath = new Map(rows.map((row) => [row.path, row]));

/** The pattern of a path: `*` for indexes and names of notes; enclosures are annexes. */
export function pattern(path) {
  const steps = path.map((step, at) => (
    typeof step === "number" || path[at - 1] === "notes" ? "*" : step));
  const found = [];
  for (const step of steps) {
    found.push(step);
    if (found.slice(-2).join(".") === "enclosures.*") found.splice(-2);
    if (["from", "to"].includes(found.at(-2)) && step !== "*") found.splice(-1, 0, "*");
  }
  return found.join(".");
}

/** The row for the field that a path leads to or lies in; null for the letter as a whole. */
export function rowOf(path) {
  for (let end = path.length; end > 0; end -= 1) {
    const found = byPath.get(pattern(path.slice(0, end)));
    if (found) return found;
  }
  return null;
}

/** The rows whose fields stand directly in a record, which may be the only one of a list. */
export function rowsIn(path) {
  const base = pattern(path);
  const inside = (start) => rows.filter((row) => row.path.startsWith(start)
    && !row.path.slice(start.length).includes("."));
  const found = inside(base ? `${base}.` : "");
  return found.length ? found : inside(`${base}.*.`);
}

/** The keys that stand after a key in its record: a new one is put before the first of them. */
export function keysAfter(path) {
  const all = rowsIn(path.slice(0, -1));
  const known = all.findIndex((row) => row.path.split(".").at(-1) === path.at(-1));
  return known < 0 ? [] : all.slice(known + 1).map((row) => row.path.split(".").at(-1));
}

/** The name of the field at a path. */
export function labelOf(path) {
  const row = rowOf(path);
  return row ? t(row.word) : t("write.letter");
}

/** The word for a value of a field; never a code of the schema. */
export function valueWord(field, value) {
  const key = `value.${field}.${value}`;
  return knows(key) ? t(key) : value;
}

/** Whether a place has no screen of its own: it, or something in its value, is in All details. */
export function hasNoScreen(path, value) {
  const own = pattern(path);
  return rows.some((row) => row.part === "all"
    && (row.path === own || own.startsWith(`${row.path}.`) || (row.path.startsWith(`${own}.`)
      && holds(value, row.path.slice(own.length + 1).split(".")))));
}

/** Whether a value has something at the steps of a pattern; one record may stand for a list. */
function holds(value, [step, ...rest]) {
  if (step === undefined) return value !== undefined;
  if (step === "*") return (Array.isArray(value) ? value : [value]).some((one) => holds(one, rest));
  return Boolean(value) && typeof value === "object" && holds(value[step], rest);
}
