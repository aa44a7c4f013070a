// The findings of the letter by field, and what is done about them.
import { html, nothing } from "../vendor/lit.js";
import { t } from "../common/words.js";
import { findingBox, kindOf } from "../parts/findings.js";
import { rowOf } from "../fields.js";
import { partFor } from "./parts.js";
import { insertItem } from "./setting.js";

const BLANK = /‹[^›]*›/g;

export class Findings {
  constructor(screen) {
    Object.assign(this, { screen, all: [], fields: new Map(), sums: new Map(), from: null,
      explained: new Map(), asking: "" });
  }

  /** Sort the findings of the last state by the field at which they stand. */
  sort() {
    const { state } = this.screen.client;
    if (state === this.from) return;
    this.from = state;
    this.all = (state?.findings ?? []).filter((one) => one.here);
    this.fields = new Map();
    this.sums = new Map();
    for (const one of this.all) {
      if (one.secretariat) continue;
      const key = JSON.stringify(fieldOf(one.path));
      if (!this.fields.has(key)) this.fields.set(key, []);
      this.fields.get(key).push(one);
      for (const id of idsOver(partFor(one.path))) {
        const sum = this.sums.get(id) ?? { findings: 0, errors: 0 };
        if (kindOf(one) !== "note") sum.findings += 1;
        if (kindOf(one) === "right") sum.errors += 1;
        this.sums.set(id, sum);
      }
    }
  }

  /** The findings at a field; nothing if there are none. */
  at(path) {
    const found = this.fields.get(JSON.stringify(path)) ?? [];
    return found.length ? html`<div class="findings-here">${found.map((one) =>
      findingBox(one, this))}</div>` : nothing;
  }

  /** How many findings and blanks a part has, with the parts below it. */
  counts(one) {
    const { findings, errors } = this.sums.get(one.id) ?? { findings: 0, errors: 0 };
    return { findings, errors, blanks: this.blanks(one) };
  }

  blanks(one) {
    const { client } = this.screen;
    if (one.path.length !== 0 || one.kind !== "text") {
      return one.path.length ? blanksIn(client.at(one.path)) : 0;
    }
    return blanksIn(client.at(["letter", "text"]));
  }

  // -- what `parts/findings.js` asks for -----------------------------------------------------

  get words() { return this.screen.words; }

  nameOf(path) { return this.screen.nameOf(path); }

  whereOf(finding) { return this.screen.whereOf(finding); }

  get most() { return this.screen.most; }

  more() { this.screen.more(); }

  /** Go to the field of a finding; to the text of the file where there is no field. */
  goToFinding({ path, offset, line, column }) {
    return path.length && this.screen.client.values ? this.screen.goToPath(path, offset)
      : this.screen.openCode(line, column);
  }

  /** Make the safe repairs of some findings, as one change. */
  async repair(findings) {
    const { client } = this.screen;
    const numbers = findings.map((one) => one.number);
    await client.ask({ do: "repair", language: client.state.language, numbers,
      base: client.state.digest });
  }

  /** Leave a finding as it is: its rule is not reported any more, with the reason. */
  leave(finding) {
    this.asking = this.asking === finding.rule ? "" : finding.rule;
    this.screen.draw();
  }

  async why(finding) {
    const { rule } = finding;
    if (this.explained.get(rule)) this.explained.delete(rule);
    else {
      const answer = await fetch(new URL(`rules/${rule}`, this.screen.base));
      this.explained.set(rule, answer.ok ? await answer.json() : { text: [t("write.why.none")] });
    }
    this.screen.draw();
  }

  isExplained({ rule }) { return this.explained.has(rule); }

  explanation(finding) {
    const page = this.explained.get(finding.rule);
    return html`${this.asking === finding.rule ? this.reason(finding) : nothing}
      ${page ? html`<div class="why" lang="en" dir="ltr">${page.text.map((one) => html`<p>${one}</p>`)}
        <p><small>${page.source}</small></p></div>` : nothing}`;
  }

  reason(finding) {
    const { client } = this.screen;
    const take = async (event) => {
      event.preventDefault();
      const reason = event.target.querySelector("input").value.trim();
      if (!reason) return;
      this.asking = "";
      await insertItem(client, ["ignore"], client.at(["ignore"])?.length ?? 0,
        { rule: finding.rule, reason });
    };
    return html`<form class="row" @submit=${take}><label class="field">${t("write.leave.reason")}
      <input type="text" required maxlength="200"></label><button>${t("write.leave")}</button></form>`;
  }
}

/** The path of the field in which a place lies. */
function fieldOf(path) {
  if (JSON.stringify(partFor(path).path) === JSON.stringify(path)) return path;
  for (let end = path.length; end > 0; end -= 1) {
    const known = path.slice(0, end);
    const row = rowOf(known);
    if (row && rowOf(known.slice(0, -1)) !== row) return known;
  }
  return path;
}

/** The ids of a part and of those above it. */
function* idsOver(one) {
  yield one.id;
  for (let { path } = one; path.length > 2;) {
    path = path.slice(0, -2);
    yield partFor(path).id;
  }
}

/** The number of blanks in a value, and in all below it. */
function blanksIn(value) {
  if (typeof value === "string") return value.includes("‹") ? (value.match(BLANK) ?? []).length : 0;
  if (!value || typeof value !== "object") return 0;
  return Object.values(value).reduce((sum, one) => sum + blanksIn(one), 0);
}

