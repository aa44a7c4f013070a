// Pages follow the place that is written: its lines are marked, and come into view if they are out of
// it.  Scrolling by hand stops that until the next key.
import { byId } from "../common/dom.js";

const WAIT = 80; // milliseconds after which a cursor that only moves is looked for

export class Follow {
  /** `panes()` gives the panes; `client` tells where the cursor is after each change. */
  constructor(client, panes) {
    Object.assign(this, { client, panes, at: null, paused: false, timer: 0, key: "" });
    client.on("where", (where) => this.show(where));
    byId("back").addEventListener("click", () => this.back());
  }

  /** Watch a pane for scrolling by hand. */
  watch(pane) {
    for (const event of ["wheel", "touchmove", "pointerdown"]) {
      pane.root.addEventListener(event, () => this.pause(), { passive: true });
    }
    pane.root.addEventListener("keydown", () => this.pause());
  }

  /** The cursor is at a character of a value; `quiet` if it may have got there by itself. */
  cursor(path, offset = 0, quiet = false) {
    const key = JSON.stringify([path, offset]);
    this.at = { path, offset };
    this.client.cursor = this.at;
    if (!quiet) {
      this.paused = false;
      byId("back").hidden = true;
    }
    if (key === this.key) return;
    this.key = key;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.look(), WAIT);
  }

  pause() {
    if (!this.at || this.paused) return;
    this.paused = true;
    byId("back").hidden = false;
  }

  back() {
    this.paused = false;
    byId("back").hidden = true;
    this.look();
  }

  /** Ask for the place of a cursor that moved; after a change it comes with the new pages. */
  async look() {
    if (!this.at || this.client.busy) return;
    const { path, offset } = this.at;
    for (const pane of this.panes()) {
      if (!pane.state.language) continue;
      const query = new URLSearchParams({ path: JSON.stringify(path), offset });
      const answer = await fetch(`boxes/${pane.state.language}?${query}`);
      if (answer.ok) this.mark(pane, await answer.json());
    }
  }

  show({ language, boxes }) {
    for (const pane of this.panes()) if (pane.state.language === language) this.mark(pane, boxes);
  }

  mark(pane, boxes) {
    pane.mark(boxes);
    if (!this.paused) pane.bring(boxes);
  }
}
