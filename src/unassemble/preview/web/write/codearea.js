// The letter file as text, in place of the part, for those who want it; loaded when it is opened.
import { byId, send } from "../common/dom.js";
import { t } from "../common/words.js";
import { message } from "./file.js";

export class CodeArea {
  constructor(client, base, screen) {
    Object.assign(this, { client, base, screen, panel: null, state: null });
    byId("show-code").addEventListener("click", () => this.toggle());
    byId("save").addEventListener("click", () => this.panel.save());
    byId("place-open").addEventListener("click", () => this.openEditor());
  }

  get isOpen() { return !byId("code-area").hidden; }

  async toggle(open = !this.isOpen) {
    byId("code-area").hidden = !open;
    byId("part").hidden = open;
    byId("show-code").setAttribute("aria-expanded", String(open));
    if (!open) return;
    const { CodePanel } = await import("../code/code.js");
    this.panel ??= new CodePanel(byId("code"), {
      save: (text, base) => this.client.ask({ do: "save", text, base }, { yours: text }),
      schema: new URL("schema.json", this.base),
      saved: (text) => { byId("save-state").textContent = text; },
      dirty: (dirty) => { byId("save").disabled = !dirty; },
    });
    if (this.client.file.text === null) await this.client.read();
    await this.refresh();
  }

  async refresh() {
    if (!this.isOpen || !this.panel) return;
    if (this.client.file.text === null) return;
    await this.panel.show(this.client.file);
    if (this.state) this.findings(this.state);
  }

  findings(state) {
    this.state = state;
    byId("place-open").hidden = !state.editor;
    this.panel?.findings(state.findings.filter((one) => one.here), state.digest);
  }

  /** Open the text at a place. */
  async goTo(line, column) {
    if (!this.isOpen) await this.toggle(true);
    this.panel.goTo(line, column);
  }

  async openEditor() {
    const { status, body } = await send("open", this.panel.place);
    if (status !== 200) message(t("open.failed", { reason: body.error ?? status }));
  }
}
