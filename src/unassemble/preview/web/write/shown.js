// The versions that are shown: panes of pages, zoom, overview, downloads.
import { byId, element } from "../common/dom.js";
import { follow } from "../common/live.js";
import { LANGUAGES, t } from "../common/words.js";
import { Pane } from "../pages/pane.js";
import { outline, tabs, Thumbnails } from "../pages/side.js";

const ZOOMS = ["width", "page", "0.5", "0.75", "1", "1.25", "1.5", "2", "3"];

export class Shown {
  /** The client's version is the first pane; `clicked` as in `Pane`. */
  constructor(client, { clicked }) {
    Object.assign(this, { client, clicked, panes: [], opened: () => {}, beside: null });
    this.thumbnails = new Thumbnails((index) => this.panes.forEach((pane) => pane.goTo(index)));
    client.on("state", (state) => this.state(state));
    this.wire();
    tabs();
    this.zooms();
  }

  wire() {
    byId("zoom").addEventListener("change", (event) => this.setZoom(event.target.value));
    byId("zoom-in").addEventListener("click", () => this.step(1));
    byId("zoom-out").addEventListener("click", () => this.step(-1));
    byId("language").addEventListener("change", (event) => this.show(event.target.value));
    byId("beside").addEventListener("change", (event) => this.showBeside(event.target.value));
    byId("show-side").addEventListener("click", () => {
      const side = byId("side");
      side.hidden = !side.hidden;
      byId("show-side").setAttribute("aria-expanded", String(!side.hidden));
    });
  }

  open() {
    const pane = new Pane({ clicked: this.clicked, moved: (one) => this.moved(one) });
    this.panes.push(pane);
    byId("pages").append(pane.root);
    pane.zoom = byId("zoom").value || "width";
    this.opened(pane);
    return pane;
  }

  state(state) {
    const pane = this.panes[0] ?? this.open();
    pane.update(state);
    this.versions(state);
    this.thumbnails.update(state);
    this.thumbnails.current(pane.current);
    outline(state.outline, (page, y) => pane.goTo(page, y, 0.1));
    this.number();
  }

  /** The versions to choose from, and their downloads. */
  versions(state) {
    fill(byId("language"), state.languages.map((code) => [code, LANGUAGES[code] ?? code]),
      state.language);
    const others = state.languages.filter((code) => code !== state.language);
    fill(byId("beside"), [["", t("beside.none")], ...others.map((one) => [one, LANGUAGES[one]])],
      this.panes[1]?.state.language ?? "");
    byId("beside-field").hidden = byId("language-field").hidden = !others.length;
    byId("files").replaceChildren(...state.languages.flatMap((language) =>
      ["pdf", "docx"].map((format) => element("li", {}, element("a", {
        href: `download/${language}.${format}`, download: true,
      }, `${LANGUAGES[language] ?? language} – ${format.toUpperCase()}`)))));
  }

  show(language) {
    if (this.panes[1]?.state.language === language) this.showBeside("");
    this.client.show(language);
  }

  /** Show a second version beside the first; "" shows none. */
  showBeside(language) {
    this.beside?.close();
    this.panes[1]?.close();
    this.panes.splice(1);
    if (language) {
      const pane = this.open();
      this.beside = follow(language, { state: (state) => pane.update(state), disk() {},
        connection() {}, where: (where) => this.client.tell("where", where) });
    }
    byId("pages").classList.toggle("two", this.panes.length > 1);
  }

  /** Scroll the other pane to the same page. */
  moved(pane) {
    if (pane === this.panes[0]) this.thumbnails.current(pane.current);
    const other = this.panes.find((one) => one !== pane);
    if (other && other.current !== pane.current && !other.root.matches(":hover, :focus-within")) {
      other.goTo(pane.current);
    }
    this.number();
  }

  number() {
    const [pane] = this.panes;
    byId("page-number").textContent = pane?.pages.length
      ? t("page.of", { page: pane.current + 1, pages: pane.pages.length }) : "";
  }

  // -- zoom ----------------------------------------------------------------------------------

  zooms() {
    const names = { width: t("fit.width"), page: t("fit.page") };
    fill(byId("zoom"), ZOOMS.map((zoom) => [zoom, names[zoom] ?? `${Math.round(zoom * 100)} %`]),
      byId("zoom").value || "width");
  }

  setZoom(zoom) {
    byId("zoom").value = zoom;
    for (const pane of this.panes) pane.setZoom(zoom);
  }

  /** To the next larger or smaller zoom; from a zoom that fits, by what it is now. */
  step(by) {
    const wide = this.panes[0]?.pages[0]?.article.clientWidth ?? 816;
    const chosen = byId("zoom").value;
    const now = Number(chosen) || wide / 816;
    const numbers = ZOOMS.slice(2).map(Number);
    const next = by > 0 ? numbers.find((zoom) => zoom > now + 0.01)
      : numbers.findLast((zoom) => zoom < now - 0.01);
    if (next) this.setZoom(String(next));
  }

  // -- when something else changes -----------------------------------------------------------

  resized() { for (const pane of this.panes) pane.resized(); }

  /** Another language of the interface is spoken. */
  words() {
    this.zooms();
    for (const pane of this.panes) pane.update(pane.state);
    if (this.client.state) this.state(this.client.state);
  }
}

function fill(select, rows, value) {
  select.replaceChildren(...rows.map(([key, words]) => element("option", { value: key }, words)));
  select.value = value;
}
