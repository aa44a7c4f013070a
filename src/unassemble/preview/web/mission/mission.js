// The screen of a mission's record: its texts in one language, and a letter that they change.
import { byId, send } from "../common/dom.js";
import { chosen, LANGUAGES, loadWords, t } from "../common/words.js";
import { Pane } from "../pages/pane.js";
import { html, render } from "../vendor/lit.js";
import { LetterClient } from "../write/client.js";
import { Fields } from "./fields.js";
import { Items } from "./items.js";
import { Learning } from "./learn.js";
import { People } from "./people.js";
import { names, Sentences } from "./sentences.js";

const BASE = new URL("../../", location.href);
await loadWords(BASE);
document.documentElement.dataset.theme = localStorage.getItem("unassemble.theme") ?? "";

let view = null;
let asked = 0;
let language = new URLSearchParams(location.search).get("language") ?? "";

const client = new LetterClient(language);
const pane = new Pane({ clicked: () => {}, moved: () => {} });
byId("pages").append(pane.root);

const fields = new Fields(change, draw);
const people = new People(fields, BASE);
const items = new Items(fields);
const sentences = new Sentences(fields);
const learning = new Learning({ base: () => client.digest, draw, told: message });

/** Send a change of the record; gives whether it was made. */
async function change(one) {
  const made = await client.ask(() => ({ do: "record", base: client.digest, change: one }));
  if (made) await look();
  return Boolean(made);
}

/** Read what is shown beside the values of the file, and draw it. */
async function look() {
  const turn = ++asked;
  const answer = await fetch(`record.json?words=${chosen()}`);
  if (!answer.ok) return message(t("refused.file"));
  const row = await answer.json();
  if (turn !== asked) return undefined;
  view = row;
  if (!language && view.language) show(view.language);
  draw();
  return undefined;
}

function show(code) {
  language = code;
  if (client.language !== code) client.show(code);
}

async function choose(letter) {
  view.shown = letter;
  await send("letter", { letter });
}

function draw() {
  if (!view) return;
  const title = view.title?.[chosen()] ?? view.name;
  byId("title").textContent = t("mission.title", { name: title });
  document.title = `${byId("title").textContent} – unassemble`;
  render(header(), byId("above"));
  render(letters(), byId("letter-choice"));
  if (!view.state) render(html`<p>${t("mission.unreadable")}</p>${findings()}`, byId("record"));
  else {
    render(html`${contents()}${findings()}${people.draw(view, language)}${sentences.draw(view, language)}
      ${items.usual(view, language)}${items.draw(view, language)}${names(view, language, fields)}
      ${learning.draw(view)}`, byId("record"));
  }
  byId("undo").disabled = !client.file.undo;
  byId("redo").disabled = !client.file.redo;
}

function header() {
  const whose = view.own ? t("mission.yours", { file: view.file }) : t("mission.shipped");
  return html`<p class="hint"><bdi>${whose}</bdi></p>
    <label class="field"><span>${t("mission.texts")}</span>
    <select id="language" @change=${(event) => { fields.flush(); show(event.target.value); draw(); }}>
      ${Object.keys(LANGUAGES).map((one) => html`<option value=${one} ?selected=${one === language}>
        ${t(`value.language.${one}`)}</option>`)}</select></label>`;
}

function letters() {
  const rows = view.letters ?? [];
  return html`<label class="field"><span>${t("mission.letter")}</span>
    <select id="letter" @change=${(event) => choose(event.target.value)}>
      ${rows.map((one) => html`<option value=${one.id} ?selected=${one.id === view.shown}>
        ${one.name}</option>`)}
      <option value="" ?selected=${!view.shown}>${t("mission.letter.begun")}</option></select></label>`;
}

/** Links to the sections. */
function contents() {
  const parts = ["people", "sentences", "usual", "items", "names", "learn"];
  return html`<nav aria-label=${t("mission.contents")}><ul>${parts.map((one) => html`<li>
    <a href=${`#head-${one}`}>${t(`mission.${one}`)}</a></li>`)}</ul></nav>`;
}

function findings() {
  const row = (one) => html`<li class=${one.severity}><button type="button"
    @click=${() => goTo(one.path)}><span class="kind">${t(`severity.${one.severity}`)}</span>
    <bdi lang="en">${one.message}</bdi>${one.hint ? html` <small lang="en">${one.hint}</small>` : ""}
    </button></li>`;
  const wrong = view.findings.filter((one) => one.severity !== "note");
  const notes = view.findings.filter((one) => one.severity === "note");
  return html`<section aria-labelledby="head-findings" ?hidden=${!view.findings.length}>
    <h2 id="head-findings">${t("mission.findings")}</h2>
    <ul class="findings" ?hidden=${!wrong.length}>${wrong.map(row)}</ul>
    <details ?hidden=${!notes.length}><summary>${t("mission.notes", { count: notes.length })}</summary>
    <ul class="findings">${notes.map(row)}</ul></details></section>`;
}

/** The cursor to the field that a finding is about: that with the longest common path. */
function goTo(path) {
  const common = (field) => {
    const own = JSON.parse(field.dataset.path);
    const differs = own.findIndex((one, index) => String(one) !== String(path[index]));
    return differs < 0 ? own.length : differs;
  };
  const all = [...byId("record").querySelectorAll("[data-path]")];
  const best = all.reduce((one, two) => (common(two) > common(one) ? two : one), all[0]);
  if (!best || !common(best)) return;
  best.closest("details")?.setAttribute("open", "");
  best.focus();
}

function message(words, yours = "") {
  byId("message").hidden = false;
  byId("message-words").textContent = words;
  byId("message-yours").hidden = !yours;
  byId("message-yours").value = yours;
}
byId("message-close").addEventListener("click", () => { byId("message").hidden = true; });

async function turn(what) {
  await fields.flush();
  fields.forget();
  await client[what]();
  await look();
}
for (const what of ["undo", "redo"]) byId(what).addEventListener("click", () => turn(what));

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  const what = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()];
  if (event.key.toLowerCase() === "s") fields.flush();
  else if (what) turn(what);
  else return;
  event.preventDefault();
});

client.on("values", ({ own } = {}) => { if (!own) look(); });
client.on("state", (state) => {
  pane.update(state);
  byId("stale").hidden = !state.stale;
  byId("versions").hidden = !state.versions;
});
client.on("connection", (on) => { byId("link").hidden = on; });
client.on("refused", ({ reason, yours }) => message(t(reason), yours));
client.on("merged", () => message(t("merged")));
client.on("disk", ({ state, parts = [] }) => {
  byId("disk").textContent = t(`disk.${state}`);
  byId("conflict").hidden = state !== "conflict";
  byId("conflict-yours").value = parts.map((one) => one.yours).join("…\n");
  byId("conflict-theirs").value = parts.map((one) => one.theirs).join("…\n");
});
for (const keep of ["ours", "theirs", "both"]) {
  byId(`keep-${keep}`).addEventListener("click", async () => {
    if (await client.ask({ do: "settle", keep })) await look();
  });
}
for (const one of ["record", "pages"]) {
  byId(`tab-${one}`).addEventListener("click", () => {
    document.body.dataset.shown = one;
    for (const tab of ["record", "pages"]) {
      byId(`tab-${tab}`).setAttribute("aria-pressed", String(tab === one));
    }
  });
}
addEventListener("pagehide", () => fields.flush());

await client.start();
await look();
