// The versions of a letter or a record: named, compared with the text now, gone back to.
import { byId, send } from "../common/dom.js";
import { chosen, loadWords, t } from "../common/words.js";
import { html, render, repeat } from "../vendor/lit.js";
import { changeRow } from "./changes.js";

await loadWords(new URL("../../../", location.href));
document.documentElement.dataset.theme = localStorage.getItem("unassemble.theme") ?? "";

const day = new Intl.DateTimeFormat(chosen() === "en" ? "en-GB" : chosen(), { dateStyle: "long", timeStyle: "short" });
const MOST = 200; // changes that are shown at first

let versions = [];
let now = "";
let picked = null; // the number of the version that is compared
let found = null; // its changes
let all = false;

const when = (one) => day.format(new Date(one.at));
const name = (one) => one.name || t(`versions.${one.why}`);

function take(body) {
  ({ versions, now } = body);
  byId("told").textContent = body.failing ? t("history.failing") : "";
  document.title = `${body.title} – ${t("versions")} – unassemble`;
  draw();
}

async function read() {
  const answer = await fetch("../versions");
  if (answer.ok) take(await answer.json());
  else byId("told").textContent = t("history.off");
}

function draw() {
  render(list(), byId("list"));
  byId("changes").hidden = !found;
  render(found ? changes() : html``, byId("changes"));
}

function list() {
  return html`<form class="row" @submit=${keep}><div class="entry"><label for="name">
      ${t("versions.name")}</label><input id="name" type="text" required maxlength="100" dir="auto"
      autocomplete="off"></div><button class="main">${t("versions.keep")}</button></form>
    ${versions.length ? "" : html`<p>${t("versions.none")}</p>`}
    <ol>${repeat(versions, (one) => one.number, row)}</ol>`;
}

function row(one) {
  const same = one.digest === now;
  return html`<li class=${one.number === picked ? "picked" : ""}>
    <p class="name"><bdi>${name(one)}</bdi></p>
    <p class="hint"><time datetime=${one.at}>${when(one)}</time>
      ${one.name ? html` · ${t(`versions.${one.why}`)}` : ""}
      ${same ? html` · <strong>${t("history.same")}</strong>` : ""}</p>
    <p class="row"><button type="button" aria-pressed=${String(one.number === picked)}
        aria-describedby=${`when-${one.number}`} ?disabled=${same} @click=${() => look(one.number)}>
        ${t("history.changes")}</button>
      <button type="button" ?disabled=${same} @click=${() => back(one)}>${t("versions.back")}</button>
      <span id=${`when-${one.number}`} hidden>${name(one)}, ${when(one)}</span></p>
    <details><summary>${t("history.rename")}</summary><form class="row"
      @submit=${(event) => rename(event, one)}><div class="entry">
      <label for=${`name-${one.number}`}>${t("history.name")}</label>
      <input id=${`name-${one.number}`} type="text" maxlength="100" dir="auto" .value=${one.name}></div>
      <button>${t("save")}</button></form></details></li>`;
}

async function keep(event) {
  event.preventDefault();
  const { status, body } = await send("../versions", { name: byId("name").value });
  if (status !== 200) return tell(body);
  byId("name").value = "";
  return take(body);
}

async function rename(event, one) {
  event.preventDefault();
  const { status, body } = await send(`../versions/${one.number}`,
    { name: byId(`name-${one.number}`).value });
  if (status === 200) take(body);
  else tell(body);
}

async function look(number) {
  const answer = await fetch(`../versions/${number}/changes`);
  if (!answer.ok) return tell({ refused: "refused.version" });
  picked = number;
  found = await answer.json();
  all = false;
  draw();
  byId("changes").focus();
  return undefined;
}

async function back(one) {
  const { status, body } = await send("../back", { number: one.number });
  if (status !== 200) return tell(body);
  picked = null;
  found = null;
  await read();
  byId("told").replaceChildren(`${t("history.gone", { name: name(one) })} `);
  const undo = document.createElement("button");
  undo.textContent = t("undo");
  undo.addEventListener("click", async () => {
    const made = await send("../undo", {});
    await read();
    if (made.status === 200) byId("told").textContent = t("history.undone");
    else tell(made.body);
  });
  byId("told").append(undo);
  return undefined;
}

function tell(body) {
  byId("told").textContent = t(body.refused ?? "refused.request");
}

function changes() {
  const one = versions.find((version) => version.number === picked);
  const rows = found.changes ?? [];
  const shown = all ? rows : rows.slice(0, MOST);
  const count = { changed: 0, added: 0, removed: 0, moved: 0 };
  for (const { what } of rows) count[what] += 1;
  return html`<h2 id="head-changes">${t("history.since", { name: one ? name(one) : "" })}</h2>
    ${found.changes === null ? html`<p>${t("history.unreadable")}</p>` : html`
    <p class="hint">${rows.length ? t("history.counts", count) : t("history.only.form")}</p>
    <ul class="plain">${shown.map((change) => html`<li>${changeRow(change, found)}</li>`)}</ul>
    ${shown.length < rows.length ? html`<button type="button" @click=${() => { all = true; draw(); }}>
      ${t("history.all", { count: rows.length })}</button>` : ""}`}`;
}

await read();
