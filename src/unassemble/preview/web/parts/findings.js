// Findings: at their field, and in the summary above the parts, in the same words.
import { html, nothing } from "../vendor/lit.js";
import { t } from "../common/words.js";

/** What is to be done: put right (stops the document), look, note. */
export const kindOf = ({ severity }) => ({ error: "right", warning: "look" }[severity] ?? "note");

/** What a finding says; what is missing is said by the name of its field. */
export function sentence(finding, screen) {
  if (finding.missing) return t("write.needed", { name: screen.nameOf(finding.path) });
  return finding.message;
}

/** A finding at its field, with what can be done about it. */
export function findingBox(finding, screen) {
  const kind = kindOf(finding);
  const plain = finding.hint && !finding.missing && !finding.hint.includes("`") ? finding.hint : "";
  return html`<div class="finding ${kind}" id=${`finding-${finding.number}`}>
    <p><b>${t(`write.finding.${kind}`)}</b>
      <span lang=${finding.missing ? screen.words : "en"} dir="auto">${sentence(finding, screen)}</span>
      ${plain ? html`<small lang="en" dir="auto">${plain}</small>` : nothing}</p>
    <div class="row">${finding.fix ? html`<button type="button" class="small" data-part="repair"
        title=${finding.fix.title} @click=${() => screen.repair([finding])}>${t("write.repair")}</button>` : nothing}
      ${kind === "right" ? nothing : html`<button type="button" class="small" data-part="leave"
        @click=${() => screen.leave(finding)}>${t("write.leave")}</button>`}
      <button type="button" class="small" data-part="why" aria-expanded=${String(screen.isExplained(finding))}
        @click=${() => screen.why(finding)}>${t("write.why")}</button></div>
    ${screen.explanation(finding)}</div>`;
}

/** The summary: all findings with links to their fields; what the Secretariat fills in is closed. */
export function summary(findings, screen) {
  const own = findings.filter((one) => !one.secretariat);
  const theirs = findings.filter((one) => one.secretariat);
  const fixable = own.filter((one) => one.fix);
  const link = (one) => html`<li class=${kindOf(one)}><button type="button" class="link"
    data-finding=${one.number} @click=${() => screen.goToFinding(one)}>
    <b>${t(`write.finding.${kindOf(one)}`)}</b> <span class="what" dir="auto"
      lang=${one.missing ? screen.words : "en"}>${sentence(one, screen)}</span>
    <small dir="auto">${screen.whereOf(one)}</small></button></li>`;
  const serious = own.filter((one) => kindOf(one) !== "note");
  const notes = own.filter((one) => kindOf(one) === "note");
  return html`<h2 id="head-findings" tabindex="-1">${t("findings")}</h2>
    ${serious.length ? nothing : html`<p id="no-findings">${t("findings.none")}</p>`}
    <ol id="findings">${serious.slice(0, screen.most).map(link)}</ol>
    ${notes.length ? html`<details id="notes"><summary>${t("write.notes.n", { count: notes.length })}</summary>
      <ol>${notes.slice(0, screen.most).map(link)}</ol></details>` : nothing}
    ${own.length > screen.most ? html`<button type="button" class="small" @click=${() => screen.more()}>
      ${t("write.findings.more", { count: own.length - screen.most })}</button>` : nothing}
    ${fixable.length > 1 ? html`<button type="button" id="repair-all" @click=${() => screen.repair(fixable)}>
      ${t("write.repair.all", { count: fixable.length })}</button>` : nothing}
    ${theirs.length ? html`<details id="secretariat"><summary>${t("write.secretariat")}</summary>
      <ul>${theirs.map((one) => html`<li><button type="button" class="link" @click=${() =>
    screen.goToFinding(one)}><span lang="en" dir="auto">${one.message}</span></button></li>`)}</ul>
      </details>` : nothing}`;
}
