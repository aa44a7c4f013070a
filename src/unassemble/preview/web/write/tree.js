// The tree of parts.  Of long lists only a window is drawn.
import { html, nothing, repeat } from "../vendor/lit.js";
import { t } from "../common/words.js";
import { childParts, partName, topParts } from "./parts.js";

const WINDOW = 100;

export class Tree {
  /** `go(part)` opens a part; `counts(part)` gives its findings and blanks. */
  constructor({ go, counts }) {
    Object.assign(this, { go, counts, opened: new Set(), shown: new Map() });
  }

  /** Open the branch that leads to a part. */
  reveal({ path }) {
    for (let end = 2; end < path.length; end += 2) this.opened.add(JSON.stringify(path.slice(0, end)));
    const window = JSON.stringify(path.slice(0, -1));
    const index = path.at(-1);
    if (typeof index === "number" && index >= (this.shown.get(window) ?? WINDOW)) {
      this.shown.set(window, index + WINDOW);
    }
  }

  draw(screen) {
    this.screen = screen;
    return html`<nav id="tree" aria-label=${t("write.parts")}>
      ${this.list(topParts(screen.client.values), "")}</nav>`;
  }

  list(parts, window) {
    const shown = this.shown.get(window) ?? WINDOW;
    return html`<ul>${repeat(parts.slice(0, shown), (one) => one.id, (one) => this.item(one))}
      ${parts.length > shown ? html`<li><button type="button" class="link" @click=${() => {
    this.shown.set(window, shown + WINDOW);
    this.screen.draw();
  }}>${t("write.tree.more", { count: parts.length - shown })}</button></li>` : nothing}</ul>`;
  }

  item(one) {
    const { screen } = this;
    const children = childParts(screen.client.values, one);
    const key = JSON.stringify(one.path);
    const isOpen = children.length > 0 && this.opened.has(key);
    const name = partName(screen.client.values, one, screen.language);
    const { findings, errors, blanks } = this.counts(one);
    return html`<li><div class="tree-row">${children.length ? html`<button type="button" class="twist"
        aria-expanded=${String(isOpen)} aria-label=${t("write.tree.open", { name })}
        @click=${() => this.toggle(key)}>${isOpen ? "▾" : "▸"}</button>` : html`<span class="twist"></span>`}
      <button type="button" class="link" data-go=${one.id} aria-current=${screen.part.id === one.id
    ? "page" : "false"} dir="auto" @click=${() => this.go(one)}>${name}</button>
      ${blanks ? html`<span class="badge blank" title=${t("write.blanks", { count: blanks })}>‹${blanks}›</span>` : nothing}
      ${findings ? html`<span class="badge ${errors ? "right" : "look"}"
        title=${t("write.findings.n", { count: findings })}>${findings}</span>` : nothing}
      ${screen.others?.badge(one) ?? nothing}</div>
      ${isOpen ? this.list(children, JSON.stringify(children[0].path.slice(0, -1))) : nothing}</li>`;
  }

  toggle(key) {
    if (!this.opened.delete(key)) this.opened.add(key);
    this.screen.draw();
  }
}
