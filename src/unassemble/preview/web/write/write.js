// The screen of a letter: its pages at the left, one part of it at the right.
import { byId } from "../common/dom.js";
import { loadWords, t, translate } from "../common/words.js";
import { render } from "../vendor/lit.js";
import { summary } from "../parts/findings.js";
import { Languages } from "../parts/languages.js";
import { AllDetails } from "./all.js";
import { LetterClient } from "./client.js";
import { CodeArea } from "./codearea.js";
import { divider } from "./divider.js";
import { fileNotices } from "./file.js";
import { Follow } from "./follow.js";
import { keys } from "./keys.js";
import { settings } from "./settings.js";
import { Screen } from "./screen.js";
import { showSheet } from "./sheet.js";
import { Shown } from "./shown.js";
import { Tree } from "./tree.js";
import { versionMenu } from "./versions.js";

const BASE = new URL("../../", location.href);
const WIDE = matchMedia("(min-width: 1500px)");
const NARROW = matchMedia("(max-width: 900px)");

const client = new LetterClient(new URLSearchParams(location.search).get("language") ?? "");
await loadWords(BASE);

const shown = new Shown(client, { clicked: place });
const follow = new Follow(client, () => shown.panes);
shown.opened = (pane) => follow.watch(pane);
const all = new AllDetails(client, BASE);
const screen = new Screen({ client, root: byId("part"), base: BASE, follow, after: around, all });
screen.others = new Languages(screen, { select: byId("texts-beside"), line: byId("texts-state") });
const tree = new Tree({ go: (one) => { screen.go(one, { focus: "head" }); narrow("part"); },
  counts: (one) => screen.findings.counts(one) });
screen.went = () => narrow("part");
screen.openCode = (line, column) => code.goTo(line, column);
const code = new CodeArea(client, BASE, screen);

// -- what is shown -------------------------------------------------------------------------

/** What stands around the part: the tree, the summary, the number of findings. */
function around() {
  const findings = screen.findings.all;
  const own = findings.filter((one) => !one.secretariat && one.severity !== "note");
  byId("count").textContent = own.length;
  byId("count").classList.toggle("errors", own.some((one) => one.severity === "error"));
  if (!byId("parts").hidden) {
    render(tree.draw(screen), byId("tree-root"));
    render(summary(findings, screen.findings), byId("summary"));
  }
  showSheet(screen, shown.panes[0]);
}

client.on("state", (state) => {
  byId("title").textContent = state.title;
  byId("title").title = state.file;
  document.title = `${state.title} – unassemble`;
  byId("letters").hidden = Boolean(state.alone);
  byId("versions").hidden = !state.versions;
  byId("stale").hidden = !(state.stale && state.pages.length);
  byId("stale").textContent = t("stale");
  code.findings(state);
  screen.draw();
});
client.on("values", ({ own }) => {
  const { undo, redo } = client.file;
  byId("undo").disabled = !undo;
  byId("redo").disabled = !redo;
  screen.draw();
  if (!own || code.isOpen) code.refresh();
});

/** A click on a page: the field of the words there. */
async function place(pane, index, x, y) {
  const answer = await fetch(`place/${pane.state.language}/${pane.state.pages[index]}?x=${x}&y=${y}`);
  const placed = answer.ok ? await answer.json() : null;
  if (!placed) return;
  narrow("part");
  if (!byId("code-area").hidden) code.goTo(placed.line, placed.column);
  else await screen.goToPath(placed.path, placed.offset, { made: placed.made });
}

// -- panes ---------------------------------------------------------------------------------

/** Show the tree of parts, or hide it. */
function showParts(on) {
  byId("parts").hidden = !on;
  byId("show-parts").setAttribute("aria-expanded", String(on));
  if (on) {
    tree.reveal(screen.part);
    around();
  }
}
byId("show-parts").addEventListener("click", () => showParts(byId("parts").hidden));
byId("show-findings").addEventListener("click", () => {
  showParts(true);
  narrow("parts");
  byId("head-findings")?.focus();
});

byId("parts").addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || WIDE.matches) return;
  showParts(false);
  byId("show-parts").focus();
});

/** On a narrow screen, the pane that is shown. */
function narrow(pane) {
  document.body.dataset.pane = pane;
  for (const button of byId("panes").querySelectorAll("button")) {
    button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
  }
  if (NARROW.matches) showParts(pane === "parts");
  else if (pane === "part" && !WIDE.matches) showParts(false);
}
byId("panes").addEventListener("click", (event) => {
  const { pane } = event.target.dataset;
  if (pane) narrow(pane);
});

// -- the rest ------------------------------------------------------------------------------

for (const what of ["undo", "redo"]) {
  byId(what).addEventListener("click", () => screen.revert(what));
}
fileNotices(client);
versionMenu((number) => client.ask({ do: "back", number }));
settings(BASE, () => { shown.words(); screen.others.options(); screen.draw(); fillKeys(); });
divider(() => shown.resized());
const fillKeys = keys({ screen, shown, narrow, showParts });
addEventListener("beforeunload", (event) => {
  if (client.busy && !client.connected) event.preventDefault();
});

addEventListener("hashchange", () => screen.go(screen.startPart()));
translate(document);
screen.part = screen.startPart();
narrow("part");
showParts(WIDE.matches);
byId("panes").dataset.ready = "1";
await client.start();
screen.draw();
