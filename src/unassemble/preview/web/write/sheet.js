// An unfinished letter has no pages: a sheet of paper lists what is still needed.
import { html, render } from "../vendor/lit.js";
import { t } from "../common/words.js";
import { kindOf, sentence } from "../parts/findings.js";

let sheet = null;

/** Show the sheet in place of the pages, or take it away. */
export function showSheet(screen, pane) {
  const { state } = screen.client;
  const isWanted = Boolean(pane && state && !state.pages.length);
  if (!isWanted) {
    sheet?.remove();
    sheet = null;
    return;
  }
  if (!sheet) {
    sheet = document.createElement("section");
    sheet.className = "unfinished";
  }
  if (sheet.parentElement !== pane.root) pane.root.prepend(sheet);
  sheet.setAttribute("aria-label", t("write.sheet"));
  const right = screen.findings.all.filter((one) => kindOf(one) === "right");
  const [head, hint] = screen.client.values ? ["write.sheet", "write.sheet.hint"]
    : ["write.sheet.unreadable", "write.sheet.unreadable.hint"];
  render(html`<h2>${t(head)}</h2><p>${t(hint)}</p>
    <ul>${right.map((one) => html`<li><button type="button" class="link" @click=${() =>
    screen.findings.goToFinding(one)} dir="auto">${sentence(one, screen)}</button>
    <small dir="auto">${screen.whereOf(one)}</small></li>`)}</ul>`, sheet);
}
