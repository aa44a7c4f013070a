// The letter file as text, in place of the part, for those who want it; loaded when it is opened.
import { byId } from "../common/dom.js";

export class CodeArea {
  constructor(client, base, screen) {
    Object.assign(this, { client, base, screen, panel: null, state: null });
    byId("show-code").addEventListener("click", () => this.toggle());
    byId("save").addEventListener("click", () => this.panel.save());
    client.on("merged", () => this.refresh());
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
    this.panel?.findings(state.findings.filter((one) => one.here), state.digest);
  }

  goTo(line, column) { this.panel?.goTo(line, column); }
}
