// A new letter, or the next one after another: one question a page, the letter's page beside.
import { byId, element, send, soon } from "../common/dom.js";
import { chosen, loadWords, t, translate } from "../common/words.js";
import { choicesOf, statesFrom } from "../parts/choices.js";
import { looks } from "../parts/looks.js";
import { summary } from "./check.js";
import { earlier, kind, language, nextDay, receivers, state } from "./questions.js";
import { signatures } from "./signing.js";

const BASE = new URL(".", location.href);
const asked = new URLSearchParams(location.search);
const isNext = asked.has("next") || asked.has("from");
const STORED = isNext ? "unassemble.next" : "unassemble.new";
const STEPS = isNext ? [earlier, nextDay, signatures, summary]
  : [state, kind, language, receivers, signatures, summary];

await loadWords(BASE);
const known = { base: BASE, states: [], kinds: [], letters: [], isNext, draft: null, usual: null };
let answers = null;
let step = 0;
let wrong = [];
let drawn = Promise.resolve(); // the question that is shown has its choices

/** What a question can use: what is known, the answers, and what to do when they change. */
const context = { known, get answers() { return answers; }, change, go, beside, send: post };

async function load() {
  const { kinds, today } = await choicesOf(BASE, "kinds");
  Object.assign(known, { kinds, today });
  known.states = await statesFrom(BASE);
  known.letters = (await (await fetch(new URL("letters.json", BASE))).json()).letters;
}

function restore() {
  const stored = JSON.parse(sessionStorage.getItem(STORED) ?? "null");
  const fresh = { from: "", who: [], dated: known.today, kind: "letter", languages: [], to: [],
    organs: [], items: [], signatories: {} };
  answers = { ...fresh, ...stored };
  if (asked.has("from") && asked.get("from") !== answers.from) {
    answers = { ...fresh, from: asked.get("from") };
  }
}

/** Take over answers, keep them, and draw the page beside anew. */
function change(more) {
  Object.assign(answers, more);
  sessionStorage.setItem(STORED, JSON.stringify(answers));
  drawPage();
}

/** What the server is asked: without what the server does not know. */
function message() {
  const { who, kind: one, languages, dated, to, organs, items, signatories } = answers;
  if (isNext) return { from: answers.from, answers: { dated, signatories } };
  const said = Object.fromEntries(Object.entries(signatories).filter(([code]) => who.includes(code)));
  return { answers: { who, kind: one, dated, to, organs,
    languages: languages.length ? languages : [chosen()], signatories: said,
    items: organs.includes("general-assembly")
      ? items.map(({ value, title }) => ({ number: value, title })) : [] } };
}

async function post() { return send(new URL("letters", BASE), message()); }

const drawPage = soon(150, () => beside());

/** Draw the page of the letter as it is answered so far. */
async function beside() {
  const ready = answers.dated && (isNext ? answers.from : answers.who.length);
  byId("beside").hidden = !ready;
  if (!ready) return;
  const sent = JSON.stringify(message());
  known.sent = sent;
  const { status, body } = await send(new URL("letters/page", BASE), JSON.parse(sent));
  if (known.sent !== sent) return;
  known.draft = status === 200 || status === 409 ? body : null;
  const image = byId("page");
  const says = byId("page-says");
  says.classList.toggle("wrong", status !== 200);
  if (status === 200 && body.key) {
    const scale = Math.min(devicePixelRatio || 1, 2);
    image.src = new URL(`letters/page/${body.key}.png?scale=${scale}`, BASE);
    image.alt = t("new.page.alt", { pages: body.pages });
    says.textContent = t("new.page.of", { pages: body.pages });
  } else {
    says.textContent = body.findings?.map((one) => one.message).join(" ") || t("refused.request");
  }
  STEPS[step].drawn?.(context, byId("question"));
}

// -- questions -----------------------------------------------------------------------------

/** Show a question; `push` puts it into the history of the browser. */
async function show(next, push = true) {
  step = Math.min(Math.max(next, 0), STEPS.length - 1);
  if (push) history.pushState({ step }, "", `#${step + 1}`);
  wrong = [];
  await draw();
  const first = byId("fields").querySelector("input:not([type=radio], :disabled), input:checked");
  (first ?? byId("head")).focus();
  scrollTo(0, 0);
}

async function draw() {
  const one = STEPS[step];
  const title = one.title(context);
  document.title = `${title} – unassemble`;
  const head = element("h1", { id: "head", tabindex: "-1" }, title);
  const body = element("div", { role: "group", "aria-labelledby": "head", id: "fields" });
  const questions = STEPS.length - 1;
  byId("question").replaceChildren(
    element("p", { class: "step" }, step < questions
      ? t("new.step", { number: step + 1, count: questions }) : t("new.last")),
    element("div", { id: "wrong" }), head, body,
    element("p", { class: "buttons" },
      element("button", { type: "submit", class: "main", id: "go" },
        step < questions ? t("new.continue") : t("new.create")),
      step > 0 ? element("button", { type: "button", id: "back", click: () => history.back() },
        t("new.back")) : ""));
  drawn = one.draw(body, context);
  await drawn;
}

/** Say what is wrong: a list that leads to each field, and a sentence at the field. */
function tell() {
  for (const old of document.querySelectorAll(".error-at")) old.remove();
  const list = wrong.map(({ id, words }) => element("li", {}, element("a", { href: `#${id}`,
    click: (event) => { event.preventDefault(); byId(id)?.focus(); } }, words)));
  byId("wrong").replaceChildren(...(list.length ? [element("div", { role: "alert", tabindex: "-1",
    class: "summary" }, element("h2", {}, t("new.wrong")), element("ul", {}, ...list))] : []));
  for (const { id, words } of wrong) {
    const field = byId(id);
    field?.setAttribute("aria-invalid", "true");
    const said = element("p", { class: "error-at", id: `${id}-wrong` }, words);
    field?.setAttribute("aria-describedby", said.id);
    (field?.closest("fieldset, .combobox, .text") ?? byId("fields"))?.before(said);
  }
  byId("wrong").querySelector(".summary")?.focus();
}

function go(to) { show(to); }

byId("question").addEventListener("submit", async (event) => {
  event.preventDefault();
  await drawn;
  wrong = STEPS[step].check(context);
  tell();
  if (wrong.length) return;
  if (step < STEPS.length - 1) {
    show(step + 1);
    return;
  }
  byId("go").disabled = true;
  const { status, body } = await post();
  if (status === 200 && body.id) {
    sessionStorage.removeItem(STORED);
    location.assign(new URL(`l/${body.id}/`, BASE));
    return;
  }
  byId("go").disabled = false;
  const words = body.findings?.map((one) => one.message) ?? [t(body.refused ?? "refused.request")];
  wrong = words.map((one) => ({ id: "go", words: one }));
  tell();
});

addEventListener("popstate", (event) => show(event.state?.step ?? 0, false));

await load();
restore();
translate(document);
looks(byId("looks"), BASE, async () => { await load(); await draw(); beside(); });
const reached = Number(location.hash.slice(1)) - 1; // the question that was shown before a reload
if (reached > 0 && (isNext ? answers.from : answers.who.length)) step = reached;
else if (isNext && answers.from && asked.has("from")) step = 1;
step = Math.min(step, STEPS.length - 1);
history.replaceState({ step }, "", `#${step + 1}`);
await show(step, false);
beside();
