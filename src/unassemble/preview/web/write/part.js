// One part of the letter, written as fields.
import { html, nothing } from "../vendor/lit.js";
import { cardTools, moveByKey } from "../parts/cards.js";
import { t } from "../common/words.js";
import { rowOf } from "../fields.js";
import { recordFields } from "./groups.js";
import { handles } from "./lists.js";
import { childParts, isThere, parentPart, part, partName, shortened } from "./parts.js";

const FIELDS = {
  who: ["letter.kind", "letter.from", "letter.to", "letter.dated", "language", "letter.title",
    "mission"],
  bodies: ["organs"],
  text: ["letter.text", "letter.notes", "letter.typography", "letter.line_spacing"],
  signatures: ["letter.signatories"],
  issued: ["symbols", "date", "distribution", "job_number", "date_codes", "original", "recycle",
    "suffix"],
};
const ADD = { section: [["entries", "party"]], party: [["statements", "statement"]],
  annex: [["sections", "section"], ["enclosures", "annex"]] };
const FRESH = { section: { heading: "" }, party: { party: "" },
  statement: { title: "", text: "" }, annex: { title: "", text: "" } };
const KIND = { annex: "write.annex", section: "write.section", party: "write.party.one",
  statement: "write.statement" };
const MOST_PLACES = 60;

/** The part that is written on, with the way to it. */
export function drawPart(screen) {
  const { part: one, client } = screen;
  if (!client.values) return unreadable(screen);
  if (!isThere(client.values, one)) return html`<p>${t("write.gone")}</p>`;
  if (FIELDS[one.kind]) return html`${heading(screen, one)}${ofLetter(screen, one)}${next(screen, one)}`;
  return html`<div class="part-card" data-card=${JSON.stringify(one.path)}
    @keydown=${(event) => cardKey(screen, one, event)}>${heading(screen, one)}
    ${recordFields(screen, one.path, { skip: (row) => ["sections", "entries", "statements",
    "enclosures"].includes(row.control) })}${below(screen, one)}</div>${next(screen, one)}`;
}

/** The file is not YAML: what is wrong in it is put right in its text. */
function unreadable(screen) {
  if (!screen.client.digest) return nothing; // it has not come yet
  const [first] = screen.findings.all;
  return html`<p class="notice">${t("form.unreadable")}</p><button type="button" @click=${() =>
    screen.openCode(first?.line ?? 1, first?.column ?? 1)}>${t("place.code")}</button>`;
}

function ofLetter(screen, { kind }) {
  const drawn = (name) => {
    const path = name.split(".");
    const row = rowOf(path);
    return screen.field({ path, row, label: t(row.word) });
  };
  const rare = (name) => {
    const row = rowOf(name.split("."));
    return row.rare && screen.client.at(name.split(".")) === undefined
      && !screen.isAsked(name.split("."));
  };
  const open = FIELDS[kind].filter((name) => !rare(name));
  const closed = FIELDS[kind].filter(rare);
  const more = closed.length ? html`<details class="more"><summary>${t("write.more")}</summary>
    ${closed.map(drawn)}</details>` : nothing;
  return html`${kind === "issued" ? html`<p class="soft">${t("write.issued.hint")}</p>` : nothing}
    ${open.map(drawn)}${more}${kind === "text" ? addAnnex(screen) : nothing}`;
}

function addAnnex(screen) {
  const count = screen.client.at(["annexes"])?.length ?? 0;
  return html`<button type="button" data-part="add" @click=${() => screen.insert(["annexes"], count,
    FRESH.annex, part("annex", ["annexes", count]))}>${t("write.add.annex")}</button>`;
}

/** The way to the part, and its name with the buttons of its card. */
function heading(screen, one) {
  const { client } = screen;
  const trail = [];
  for (let up = parentPart(one); up; up = parentPart(up)) trail.unshift(up);
  const name = partName(client.values, one, screen.language);
  const place = placeOf(one);
  const tools = place ? cardTools({ name, ...moves(screen, one, place) }) : nothing;
  return html`<nav class="crumbs" aria-label=${t("write.way")}>${trail.map((up) => html`
      <button type="button" class="link" dir="auto" @click=${() => screen.go(up)}>
      ${shortened(partName(client.values, up, screen.language))}</button> <span aria-hidden="true">›</span>`)}</nav>
    <div class="part-head"><h2 id="part-name" tabindex="-1">${place ? html`<small>${t("write.n.of",
    { name: t(KIND[one.kind]), number: place.index + 1, count: client.at(place.list).length })}</small>` : nothing}
      <bdi>${name}</bdi></h2>${tools}</div>${screen.madeFrom()}${one.path.length ? screen.findingsAt(one.path) : nothing}`;
}

const placeOf = ({ path }) => (typeof path.at(-1) === "number"
  ? { list: path.slice(0, -1), index: path.at(-1) } : null);

/** The handles of a part's card; it stays open where it goes. */
function moves(screen, one, { list, index }) {
  const { client } = screen;
  const count = client.at(list).length;
  const moved = (from, to) => {
    if (to !== null) screen.go(part(one.kind, [...list, to]), { focus: "head" });
    else screen.go(parentPart(one) ?? part("text"));
  };
  return { ...handles(client, list, index, count, { moved }), places: places(screen, one, list) };
}

function cardKey(screen, one, event) {
  const place = placeOf(one);
  if (!place) return;
  const { index, count, move } = moves(screen, one, place);
  moveByKey(event, index, count, move);
}

/** The other lists to which a party or a statement can be moved. */
function places(screen, one, list) {
  const { client } = screen;
  const up = parentPart(one);
  if (one.kind !== "party" && one.kind !== "statement") return [];
  const level = one.kind === "party" ? [up] : childParts(client.values, parentPart(up));
  const others = one.kind === "party"
    ? childParts(client.values, parentPart(up)).filter(({ kind }) => kind === "section") : level;
  return others.filter(({ id }) => id !== up.id).slice(0, MOST_PLACES).map((other) => {
    const name = partName(client.values, other, screen.language);
    const to = [...other.path, list.at(-1)];
    return [t("write.move.into", { name }), () => moveInto(screen, one, list, to)];
  });
}

async function moveInto(screen, one, list, to) {
  const { client } = screen;
  const count = client.at(to)?.length ?? 0;
  const steps = [{ do: "insert", path: [...to, count], value: client.at(one.path) },
    { do: "remove", path: one.path }];
  if (client.at(list).length === 1) steps[1] = { do: "remove", path: list };
  if (await client.change(steps)) screen.go(part(one.kind, [...to, count]), { focus: "head" });
}

/** The parts below, as links, and what can be added. */
function below(screen, one) {
  const children = childParts(screen.client.values, one);
  return html`${children.length ? html`<h3>${t(`write.below.${one.kind}`)}</h3><ol class="below">
    ${children.slice(0, screen.most).map((child) => html`<li><button type="button" class="link" dir="auto"
      @click=${() => screen.go(child)}>${partName(screen.client.values, child, screen.language)}</button>
      </li>`)}</ol>${children.length > screen.most ? html`<button type="button" class="small"
      @click=${() => screen.more()}>${t("write.tree.more", { count: children.length - screen.most })}
      </button>` : nothing}` : nothing}
    ${(ADD[one.kind] ?? []).map(([key]) => screen.findingsAt([...one.path, key]))}
    <div class="row">${(ADD[one.kind] ?? []).map(([key, kind]) => {
    const path = [...one.path, key];
    const count = screen.client.at(path)?.length ?? 0;
    return html`<button type="button" data-part="add" data-path=${JSON.stringify(path)}
      @click=${() => screen.insert(path, count, FRESH[kind], part(kind, [...path, count]))}>
      ${t(`write.add.${key}`)}</button>`;
  })}</div>`;
}

/** The part before and after. */
function next(screen, one) {
  const { before, after } = screen.around(one);
  const link = (other, word) => (other ? html`<button type="button" dir="auto" @click=${() =>
    screen.go(other, { focus: "head" })}>${t(word, { name: shortened(partName(
    screen.client.values, other, screen.language)) })}</button>` : nothing);
  return html`<nav class="around row" aria-label=${t("write.around")}>
    ${link(before, "write.before")}${link(after, "write.after")}</nav>`;
}
