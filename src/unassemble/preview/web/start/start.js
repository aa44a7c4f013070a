// The letters of the folder: found, opened, begun, brought in; looked at again while it is shown.
import { byId, element, send } from "../common/dom.js";
import { chosen, loadWords, t, translate } from "../common/words.js";
import { choicesOf } from "../parts/choices.js";
import { looks } from "../parts/looks.js";
import { plain } from "../parts/combobox.js";
import { html, render, repeat } from "../vendor/lit.js";
import { rowOf } from "./row.js";

const BASE = new URL(".", location.href);
const OFTEN = 400; // milliseconds, while letters are still looked at
const SELDOM = 2000;

await loadWords(BASE);
let listed = { folder: "", pending: 0, letters: [] };
let names = new Map();
let renamed = ""; // the letter whose name is being changed
const wanted = { words: "", state: "", year: "" };

async function words() {
  const states = await choicesOf(BASE, "states") ?? [];
  names = new Map(states.map((one) => [one.value, one.label]));
}

/** Ask for the list again and again, more often while something is still to come. */
async function follow() {
  if (!document.hidden) await read();
  setTimeout(follow, listed.pending ? OFTEN : SELDOM);
}

async function read() {
  const answer = await fetch(new URL("letters.json", BASE)).catch(() => null);
  if (!answer?.ok) return;
  const text = await answer.text();
  if (text === read.text) return;
  read.text = text;
  listed = JSON.parse(text);
  draw();
}

function draw() {
  const title = listed.folder ? t("start.title", { folder: listed.folder }) : t("letters");
  byId("head").textContent = title;
  document.title = `${listed.folder || t("letters")} – unassemble`;
  const all = [...listed.letters].sort((a, b) => b.changed - a.changed);
  const shown = all.filter(fits);
  byId("next").hidden = !all.some((one) => ["ready", "blanks"].includes(one.state));
  byId("filters").hidden = !all.length;
  byId("none").hidden = all.length > 0;
  byId("no-match").hidden = !all.length || shown.length > 0;
  choices(all);
  const context = { base: BASE, names, act, renamed };
  render(html`${repeat(shown, (one) => one.id, (one) => rowOf(one, context))}`, byId("letters"));
}

// -- search and filters ------------------------------------------------------------------

const yearOf = (one) => one.dated.slice(0, 4);

function fits(one) {
  const senders = one.states.map((code) => names.get(code) ?? code);
  const text = plain([one.title, one.name, ...senders, one.dated].join(" "));
  return wanted.words.split(/\s+/).every((word) => text.includes(plain(word)))
    && (!wanted.state || one.states.includes(wanted.state))
    && (!wanted.year || yearOf(one) === wanted.year);
}

/** The fields of the search, drawn once for a language; their choices are those of the letters. */
function choices(all) {
  const root = byId("filters");
  if (!root.children.length) {
    const field = (label, control) => element("label", {}, element("span", {}, t(label)), control);
    root.append(
      field("start.search", element("input", { type: "search", id: "search", value: wanted.words,
        input: (event) => { wanted.words = event.target.value.trim(); draw(); } })),
      field("start.mission", element("select", { id: "state",
        change: (event) => { wanted.state = event.target.value; draw(); } })),
      field("start.year", element("select", { id: "year",
        change: (event) => { wanted.year = event.target.value; draw(); } })));
  }
  const codes = [...new Set(all.flatMap((one) => one.states))];
  const { compare } = new Intl.Collator(chosen());
  fill("state", codes.map((code) => [code, names.get(code) ?? code])
    .sort((a, b) => compare(a[1], b[1])));
  fill("year", [...new Set(all.map(yearOf))].filter(Boolean).sort().reverse()
    .map((year) => [year, year]));
}

function fill(name, rows) {
  const select = byId(name);
  if (!rows.some(([value]) => value === wanted[name])) wanted[name] = "";
  const key = JSON.stringify([rows, chosen()]);
  if (select.dataset.rows === key) return;
  select.dataset.rows = key;
  select.replaceChildren(...[["", t("start.all")], ...rows].map(([value, label]) =>
    element("option", { value }, label)));
  select.value = wanted[name];
}

// -- acts ----------------------------------------------------------------------------------

async function act(what, letter, name = "") {
  if (what === "ask-name" || what === "no-name") {
    renamed = what === "ask-name" ? letter.id : "";
    draw();
    if (renamed) byId("name").select();
    else byId(`menu-${letter.id}`)?.focus();
    return;
  }
  const { status, body } = await send(new URL(`letters/${letter.id}/${what}`, BASE), { name });
  if (status !== 200) {
    refused(body);
    return;
  }
  renamed = "";
  await read();
  byId(`open-${body.id}`)?.focus();
  say(t(`start.done.${what}`, { name: body.name }));
}

function say(text, wrong = false) {
  byId("said").replaceChildren(element("p", { class: wrong ? "wrong" : "done" }, text));
}

function refused(body) {
  const found = body.findings?.map((one) => [one.message, one.hint].filter(Boolean).join(" – "));
  say(found?.join(" ") || t(body.refused ?? "refused.request"), true);
}

/** Put a letter file into the folder, and open it. */
async function bringIn(file) {
  const answer = await fetch(new URL("letters/file", BASE), { method: "POST", body: file,
    headers: { "x-file-name": encodeURIComponent(file.name) } }).catch(() => null);
  const body = await answer?.json().catch(() => ({})) ?? {};
  if (answer?.ok) location.assign(new URL(`l/${body.id}/`, BASE));
  else refused(body);
}

byId("open").addEventListener("click", () => byId("file").click());
byId("file").addEventListener("change", (event) => {
  const [file] = event.target.files;
  event.target.value = "";
  if (file) bringIn(file);
});
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragover", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  byId("drop").hidden = false;
});
addEventListener("dragleave", (event) => { if (!event.relatedTarget) byId("drop").hidden = true; });
addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  byId("drop").hidden = true;
  if (event.dataTransfer.files.length) bringIn(event.dataTransfer.files[0]);
});

// -- start ---------------------------------------------------------------------------------

await words();
translate(document);
looks(byId("looks"), BASE, async () => {
  await words();
  byId("filters").replaceChildren();
  draw();
});
await follow();
