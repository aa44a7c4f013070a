// The letter of a window: its values, and the way in which everything changes it.
//
// Changes go over the WebSocket one at a time; those that come meanwhile wait, and later values of
// one field replace earlier ones that still wait.  What is not answered is kept in the session's
// storage, and sent again when the connection is back.
import { follow } from "../common/live.js";
import { rebased } from "./rebase.js";
import { applied, at } from "./steps.js";

const KEPT = `unassemble.edits.${location.pathname}`;
const CHANGING = ["edit", "text", "repair", "ignore"];

export class LetterClient {
  /** Follow the letter in a language ("" for its own). */
  constructor(language = "") {
    this.file = { text: null, digest: "", values: null, undo: 0, redo: 0 };
    this.state = null; // the last state of the version shown, as `preview.letters.state` gives it
    this.language = language;
    this.connected = true;
    this.calls = {};
    this.waiting = [];
    this.running = null;
    this.missed = "";
    this.cursor = null; // the place that is written: { path, offset }
    this.live = this.followed(language);
    addEventListener("pagehide", () => this.keep());
  }

  // -- what others read ----------------------------------------------------------------------

  get digest() { return this.file.digest; }

  /** The values, with the changes that are not answered yet; null if the file is not YAML. */
  get values() { return this.file.values && this.unsent.reduce(applied, this.file.values); }

  /** The value at a path; undefined if there is none. */
  at(path) { return at(this.values, path); }

  get unsent() {
    const all = this.running ? [this.running, ...this.waiting] : this.waiting;
    return all.flatMap((one) => one.message.steps ?? []);
  }

  get busy() { return Boolean(this.running || this.waiting.length); }

  /**
   * Hear events.  `values`: the values may be others ({own} if by a change of this window).
   * `state`: the pages, findings and languages.  `where`: places on the pages for the cursor.
   * `disk`: how the file stands to the text.  `connection`: whether there is one.
   * `refused`: a change was not made ({reason, yours, text}).  `merged`: another program's change.
   */
  on(event, call) {
    (this.calls[event] ??= []).push(call);
    if (event === "state" && this.state) call(this.state); // it came before anyone could hear it
    return () => { this.calls[event] = this.calls[event].filter((one) => one !== call); };
  }

  tell(event, detail) {
    for (const call of this.calls[event] ?? []) call(detail);
  }

  // -- what others change --------------------------------------------------------------------

  /** Make steps (see `preview/editing.py`); `yours` is the text that is shown if it is refused.
      A step that sets a text may have `was`, the text that it was made of: what has been changed
      in it elsewhere stays.  Gives the answer's body, or null if the change was not made. */
  async change(given, { yours = "" } = {}) {
    const steps = given.map((one) => (one.do === "set" ? { was: this.at(one.path), ...one } : one));
    const last = this.waiting.at(-1);
    if (last?.plain && steps.every((one) => one.do === "set")) {
      for (const step of steps) put(last.message.steps, step);
      last.yours = yours || last.yours;
      this.tell("values", { own: true });
      return last.done;
    }
    const plain = steps.every((one) => one.do === "set");
    const made = this.ask({ do: "edit", steps: [...steps] }, { yours, plain });
    this.tell("values", { own: true });
    return made;
  }

  /**
   * Ask for something when its turn comes; gives the answer's body, or null if it was refused.
   * A message that changes the letter gets the digest of the text then as `base`, unless it has
   * one.  A function is called when its turn comes and gives the message; null drops it.
   */
  ask(message, { yours = "", plain = false, quiet = false } = {}) {
    const made = typeof message === "function" ? { make: message, message: {} } : { message };
    const one = { ...made, yours, plain, quiet };
    one.done = new Promise((done) => { one.answer = done; });
    this.waiting.push(one);
    this.next();
    return one.done;
  }

  undo() { return this.ask({ do: "undo" }); }

  redo() { return this.ask({ do: "redo" }); }

  /** Read the file again. */
  async read() { return this.ask({ do: "file" }); }

  /** Show another language of the letter. */
  show(language) {
    this.live.close();
    this.language = language;
    this.live = this.followed(language);
  }

  /** Begin: read the letter, then send what an earlier page of this window could not send. */
  async start() {
    await this.read();
    const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? "[]");
    sessionStorage.removeItem(KEPT);
    for (const { message, yours } of kept) await this.ask(message, { yours });
  }

  /** The changes that wait for an answer, as text: to be copied if the server is gone. */
  unsentText() {
    return this.unsent.map((one) => one.value).filter((one) => typeof one === "string").join("\n\n");
  }

  // -- within --------------------------------------------------------------------------------

  followed(language) {
    return follow(language, {
      connection: (on) => {
        this.connected = on;
        if (!on) this.keep();
        this.tell("connection", on);
      },
      disk: (disk) => this.tell("disk", disk),
      where: (where) => this.tell("where", where),
      state: (state) => {
        this.state = state;
        this.tell("state", state);
        this.tell("disk", state.disk);
        this.heard(state.now);
      },
    });
  }

  /** The text has a digest: read it if another window or program has changed it. */
  heard(digest) {
    if (!this.file.digest || !digest || digest === this.file.digest) return;
    if (this.busy) this.missed = digest;
    else this.read();
  }

  async next() {
    if (this.running || !this.waiting.length) return;
    const one = this.waiting.shift();
    this.running = one;
    if (one.make) one.message = one.make() ?? {};
    const body = one.message.do ? await this.send(one) : null;
    this.running = null;
    if (sessionStorage.getItem(KEPT) && this.connected) this.keep();
    if (body) this.tell("values", { own: one.message.do === "edit" || one.message.do === "text" });
    one.answer(body);
    this.next();
    if (this.missed && !this.busy) {
      const digest = this.missed;
      this.missed = "";
      setTimeout(() => this.heard(digest), 300);
    }
  }

  async send(one) {
    const { message } = one;
    const lost = this.settle(message);
    if (lost.length) this.tell("refused", { reason: "refused.changed", yours: lost.join("\n\n") });
    if (message.steps && !message.steps.length) return null;
    if (CHANGING.includes(message.do)) {
      message.base ??= this.file.digest;
      message.brief = true;
      if (this.cursor) message.at = this.cursor;
    }
    const { status, body } = await this.live.ask(message);
    if (status === 200) {
      this.take(message, body);
      if (body.merged) this.tell("merged");
      return body;
    }
    if (one.quiet) return { refused: body.refused ?? "refused.request", ...body };
    this.tell("refused", { ...body, reason: body.refused ?? "refused.request",
      yours: one.yours && textsOf(message.steps, one.yours) });
    if (body.refused && message.do !== "file") {
      const read = await this.live.ask({ do: "file" });
      if (read.status === 200) this.take({}, read.body);
      this.tell("values", { own: false });
    }
    return null;
  }

  /** Put the texts of steps onto what has become of them; gives those that cannot be. */
  settle(message) {
    const lost = [];
    message.steps = message.steps?.flatMap(({ was, ...step }) => {
      const now = at(this.file.values, step.path);
      if (![was, now, step.value].every((one) => typeof one === "string")) return [step];
      const value = rebased(was, now, step.value);
      if (value === null) lost.push(step.value);
      return value === null ? [] : [{ ...step, value }];
    });
    return lost;
  }

  /** Take over an answer: the whole text, or the steps that were made. */
  take(message, body) {
    const { undo, redo, digest } = body;
    if (digest === undefined) return;
    const steps = body.steps ?? message.steps;
    const same = message.base === this.file.digest;
    if ("values" in body) this.file = { text: body.text, values: body.values, digest, undo, redo };
    else if (steps && same) {
      const values = steps.reduce(applied, this.file.values);
      this.file = { text: null, values, digest, undo, redo };
    } else this.missed = digest;
  }

  /** Keep what is not answered beyond the life of the page. */
  keep() {
    const all = [this.running, ...this.waiting].filter((one) => one?.message.do === "edit");
    const rows = all.map(({ message, yours }) => (
      { message: { ...message, base: message.base ?? this.file.digest }, yours }));
    if (rows.length) sessionStorage.setItem(KEPT, JSON.stringify(rows));
    else sessionStorage.removeItem(KEPT);
  }
}

/** All texts that a change was to set. */
const textsOf = (steps, yours) => steps?.filter((one) => typeof one.value === "string")
  .map((one) => one.value).join("\n\n") || yours;

/** Add a step to those that wait; a later value of the same field replaces the earlier one. */
function put(steps, step) {
  const path = JSON.stringify(step.path);
  const known = steps.findIndex((one) => JSON.stringify(one.path) === path);
  if (known < 0) steps.push(step);
  else steps[known] = { ...step, before: steps[known].before ?? step.before, was: steps[known].was };
}
