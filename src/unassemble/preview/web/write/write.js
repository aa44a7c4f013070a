// The page of a letter: panes with its versions, its findings, and the editors.
import { CodePanel } from "../code/code.js";
import { byId, element, send } from "../common/dom.js";
import { FormPanel } from "../details/form.js";
import { follow } from "../common/live.js";
import { Pane } from "../pages/pane.js";
import { outline, tabs, Thumbnails } from "../pages/side.js";
import { versionMenu } from "./versions.js";
import { chosen, LANGUAGES, loadWords, t, translate } from "../common/words.js";

const BASE = new URL("../../", location.href);
const NARROW = matchMedia("(max-width: 800px)");
const ZOOMS = ["width", "page", "0.5", "0.75", "1", "1.25", "1.5", "2", "3"];

const panes = [];
let file = null; // the letter file as last read: text, digest, values
let states = [];
let busy = 0; // changes in progress
let missed = ""; // the digest of a text that came while one was in progress

await loadWords(BASE);
const thumbnails = new Thumbnails((index) => { panes[0].goTo(index); panes[1]?.goTo(index); });
const form = new FormPanel(byId("form"), { change, schema: new URL("schema.json", BASE) });
const code = new CodePanel(byId("code"), { save: (text, base) => post("save", { text, base }),
  schema: new URL("schema.json", BASE), saved: (text) => { byId("save-state").textContent = text; },
  dirty: (dirty) => { byId("save").disabled = !dirty; } });

// -- versions ------------------------------------------------------------------------------

function openPane(slot, language) {
  const pane = new Pane({ clicked: place, moved });
  panes[slot] = pane;
  byId("pages").append(pane.root);
  pane.zoom = byId("zoom").value || "width";
  pane.live = followed(slot, pane, language);
  return pane;
}

function followed(slot, pane, language) {
  return follow(language, { connection: showConnection, disk: showDisk,
    state: (state) => showState(slot, pane, state) });
}

function closePane(slot) {
  panes[slot]?.live.close();
  panes[slot]?.close();
  panes.splice(slot, 1);
  states.splice(slot, 1);
}

function showState(slot, pane, state) {
  states[slot] = state;
  pane.update(state);
  if (slot === 0) {
    versions(state);
    headings(state);
    thumbnails.update(state);
    thumbnails.current(pane.current);
    outline(state.outline, (page, y) => { pane.goTo(page, y, 0.1); narrow("side"); });
  }
  findings();
  stale();
  showDisk(state.disk);
  changed(state.now);
}

function versions(state) {
  fill(byId("language"), state.languages.map((code) => [code, LANGUAGES[code] ?? code]),
    state.language);
  const others = state.languages.filter((code) => code !== state.language);
  fill(byId("beside"), [["", t("beside.none")], ...others.map((one) => [one, LANGUAGES[one]])],
    panes[1]?.state.language ?? "");
  byId("beside-field").hidden = !others.length;
  byId("files").replaceChildren(...state.languages.flatMap((language) =>
    ["pdf", "docx"].map((format) => element("li", {}, element("a", {
      href: `download/${language}.${format}`, download: true,
    }, `${LANGUAGES[language] ?? language} – ${format.toUpperCase()}`)))));
}

function headings(state) {
  byId("title").textContent = state.file;
  document.title = `${state.file} – unassemble`;
  byId("place-open").hidden = !state.editor;
  byId("versions").hidden = !state.versions;
}

function fill(select, rows, value) {
  select.replaceChildren(...rows.map(([key, words]) => element("option", { value: key }, words)));
  select.value = value;
}

byId("language").addEventListener("change", (event) => {
  const { value } = event.target;
  if (panes[1]?.state.language === value) closePane(1);
  panes[0].live.close();
  panes[0].live = followed(0, panes[0], value);
});

byId("beside").addEventListener("change", (event) => {
  if (panes[1]) closePane(1);
  if (event.target.value) openPane(1, event.target.value);
  byId("pages").classList.toggle("two", panes.length > 1);
});

/** Scroll the other pane to the same page. */
function moved(pane) {
  if (pane === panes[0]) thumbnails.current(pane.current);
  const other = panes.find((one) => one !== pane);
  if (other && other.current !== pane.current && !other.root.matches(":hover, :focus-within")) {
    other.goTo(pane.current);
  }
}

function showConnection(on) {
  const line = byId("link");
  line.hidden = on;
  line.textContent = on ? "" : t("link.lost");
}

function stale() {
  const old = states.filter((state) => state?.stale);
  const line = byId("stale");
  line.hidden = !old.length;
  line.textContent = old.length ? t("stale") : "";
}

// -- zoom ----------------------------------------------------------------------------------

function zooms() {
  fill(byId("zoom"), ZOOMS.map((zoom) => [zoom, Number(zoom) ? `${zoom * 100} %` : t(`fit.${zoom}`)]),
    byId("zoom").value || "width");
}

function setZoom(zoom) {
  byId("zoom").value = zoom;
  for (const pane of panes) pane.setZoom(zoom);
}

function step(by) {
  const numbers = ZOOMS.filter(Number);
  const pane = panes[0];
  const now = (pane.pages[0]?.article.clientWidth ?? 816) / 816;
  const next = by > 0 ? numbers.find((zoom) => zoom > now + 0.01)
    : numbers.findLast((zoom) => zoom < now - 0.01);
  if (next) setZoom(next);
}

byId("zoom").addEventListener("change", (event) => setZoom(event.target.value));
byId("zoom-in").addEventListener("click", () => step(1));
byId("zoom-out").addEventListener("click", () => step(-1));

// -- findings, and places in the file ------------------------------------------------------

function findings() {
  const rows = new Map();
  for (const state of states) {
    for (const one of state?.findings ?? []) {
      rows.set([one.file, one.line, one.column, one.rule, one.message].join("\n"), one);
    }
  }
  const all = [...rows.values()];
  byId("count").textContent = all.length;
  byId("count").classList.toggle("errors", all.some((one) => one.severity === "error"));
  byId("no-findings").hidden = all.length > 0;
  byId("findings").replaceChildren(...all.map((one) => element("li", { class: one.severity },
    element("button", { type: "button", click: () => goTo(one.line, one.column, one.here) },
      element("span", { class: "kind" }, t(`severity.${one.severity}`)),
      element("span", { class: "at", dir: "ltr" }, `${one.file}:${one.line}:${one.column}`),
      element("span", { class: "what", dir: "auto" }, one.message),
      one.hint ? element("span", { class: "hint", dir: "auto" }, one.hint) : null,
      element("code", {}, one.rule)))));
  code.findings(all.filter((one) => one.here), states[0]?.digest);
}

/** Show a place in the file on the pages. */
async function goTo(line, column, here = true) {
  if (!here) return;
  narrow("panel");
  for (const pane of panes) {
    const answer = await fetch(`boxes/${pane.state.language}?line=${line}&column=${column}`);
    const boxes = answer.ok ? await answer.json() : [];
    pane.mark(boxes, true);
  }
  if (!byId("panel-code").hidden) code.goTo(line, column);
}

let placed = null;

async function place(pane, index, x, y) {
  const key = pane.state.pages[index];
  const answer = await fetch(`place/${pane.state.language}/${key}?x=${x}&y=${y}`);
  placed = answer.ok ? await answer.json() : null;
  byId("place").hidden = !placed;
  if (!placed) return;
  byId("place-at").textContent = `${placed.file}:${placed.line}:${placed.column}`;
  byId("place-line").textContent = placed.text.trim();
  byId("place-made").hidden = !placed.made;
  if (!byId("panel-code").hidden) code.goTo(placed.line, placed.column);
  if (!byId("panel-form").hidden) form.goToPath(placed.path, placed.offset);
}

byId("place-copy").addEventListener("click", async () => {
  await navigator.clipboard.writeText(`${placed.file}:${placed.line}:${placed.column}`);
  byId("place-copy").textContent = t("copied");
  setTimeout(() => { byId("place-copy").textContent = t("copy"); }, 1500);
});
byId("place-open").addEventListener("click", async () => {
  const { status, body } = await send("open", { line: placed.line, column: placed.column });
  if (status !== 200) message(t("open.failed", { reason: body.error ?? status }));
});
byId("place-code").addEventListener("click", async () => {
  await panel("code");
  code.goTo(placed.line, placed.column);
});
byId("place-close").addEventListener("click", () => { byId("place").hidden = true; });

// -- the file ------------------------------------------------------------------------------

async function read() {
  const answer = await fetch("file");
  if (answer.ok) known(await answer.json());
  else message(t((await answer.json()).refused ?? "refused.file"));
}

function known(answer) {
  file = answer;
  byId("undo").disabled = !answer.undo;
  byId("redo").disabled = !answer.redo;
}

/** The text was changed by another window, or in the file by another program. */
async function changed(digest) {
  if (!file || !digest || digest === file.digest) return;
  if (busy) {
    missed = digest;
    return;
  }
  await read();
  await showFile();
}

async function showFile() {
  if (!byId("panel-form").hidden) await form.show(file);
  if (!byId("panel-code").hidden) await code.show(file);
}

/** Send a change of the text; returns the answer, or null if the change was not made. */
async function post(what, body = {}, yours = "") {
  busy += 1;
  try {
    const { status, body: answer } = await panes[0].live.ask({ do: what, ...body });
    if (status === 200) {
      known(answer);
      if (answer.merged) message(t("merged"));
      return answer;
    }
    message(t(answer.refused ?? "refused.request"), yours);
    if (answer.refused) await read();
    return null;
  } finally {
    busy -= 1;
    if (missed && !busy) {
      const digest = missed;
      missed = "";
      setTimeout(() => changed(digest), 300);
    }
  }
}

async function change(steps, base, yours) {
  const made = await post("edit", { steps, base }, yours);
  return made ?? { ...file, refused: true };
}

for (const what of ["undo", "redo"]) {
  byId(what).addEventListener("click", async () => {
    if (await post(what)) await showFile();
  });
}

/** Show how the file on disk stands to the text; where both were changed, let a person choose. */
function showDisk({ state, parts = [] }) {
  byId("disk").textContent = t(`disk.${state}`);
  byId("disk").classList.toggle("wrong", state === "unwritable" || state === "conflict");
  const box = byId("conflict");
  box.hidden = state !== "conflict";
  byId("conflict-yours").value = parts.map((one) => one.yours).join("…\n");
  byId("conflict-theirs").value = parts.map((one) => one.theirs).join("…\n");
}

for (const keep of ["ours", "theirs", "both"]) {
  byId(`keep-${keep}`).addEventListener("click", async () => {
    if (await post("settle", { keep })) await showFile();
  });
}

versionMenu(async (number) => {
  if (await post("back", { number })) await showFile();
});

addEventListener("beforeunload", (event) => {
  form.send();
  if (panes.some((pane) => pane.live.waiting()) && !byId("link").hidden) event.preventDefault();
});
byId("save").addEventListener("click", () => code.save());

function message(words, yours = "") {
  const box = byId("message");
  box.hidden = false;
  box.querySelector("p").textContent = words;
  const text = box.querySelector("textarea");
  text.hidden = !yours;
  text.value = yours;
}
byId("message-close").addEventListener("click", () => { byId("message").hidden = true; });

// -- panels --------------------------------------------------------------------------------

const BUTTONS = { findings: "show-panel", form: "show-form", code: "show-code" };

async function panel(name) {
  document.body.classList.add("panel-open");
  for (const [one, button] of Object.entries(BUTTONS)) {
    byId(`panel-${one}`).hidden = one !== name;
    byId(button).setAttribute("aria-expanded", String(one === name));
  }
  if (name === "findings") return;
  if (!file) await read();
  if (file && name === "form") await form.show(file);
  if (file && name === "code") {
    await code.show(file);
    findings();
  }
}

function closePanel() {
  document.body.classList.remove("panel-open");
  for (const button of Object.values(BUTTONS)) byId(button).setAttribute("aria-expanded", "false");
}

for (const [name, button] of Object.entries(BUTTONS)) {
  byId(button).addEventListener("click", () => {
    const open = document.body.classList.contains("panel-open") && !byId(`panel-${name}`).hidden;
    if (open) closePanel();
    else panel(name);
  });
}

function side(open) {
  document.body.classList.toggle("side-open", open);
  byId("show-side").setAttribute("aria-expanded", String(open));
}
byId("show-side").addEventListener("click",
  () => side(!document.body.classList.contains("side-open")));

/** On a narrow screen, hide the panel once something was chosen in it. */
function narrow(what) {
  if (!NARROW.matches) return;
  if (what === "side") side(false);
  else closePanel();
}

// -- words, theme, keys --------------------------------------------------------------------

function theme(name) {
  document.documentElement.dataset.theme = name;
  byId("theme").value = name;
  localStorage.setItem("unassemble.theme", name);
}
byId("theme").addEventListener("change", (event) => theme(event.target.value));

fill(byId("words"), Object.entries(LANGUAGES), chosen());
byId("words").addEventListener("change", async (event) => {
  localStorage.setItem("unassemble.words", event.target.value);
  await loadWords(BASE, event.target.value);
  zooms();
  if (states[0]) {
    versions(states[0]);
    thumbnails.update(states[0]);
  }
  for (const pane of panes) pane.update(pane.state);
  findings();
  stale();
  if (!byId("panel-form").hidden) await form.show(file);
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, .cm-editor");
  if (event.key === "Escape") {
    byId("place").hidden = true;
    byId("downloads").open = false;
    byId("versions").open = false;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "+") step(1);
  else if (event.key === "-") step(-1);
  else if (event.key === "0") setZoom("width");
  else if (event.key === "PageDown" || event.key === "PageUp") {
    event.preventDefault();
    const pane = panes.find((one) => one.root.contains(event.target)) ?? panes[0];
    pane.goTo(Math.max(pane.current + (event.key === "PageDown" ? 1 : -1), 0));
  }
});

theme(localStorage.getItem("unassemble.theme") ?? "");
zooms();
tabs();
side(!NARROW.matches);
if (NARROW.matches) closePanel();
else panel("findings");
translate(document);
openPane(0, new URLSearchParams(location.search).get("language") ?? "");
