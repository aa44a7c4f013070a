// "All details": the form generated from the schema, for what has no screen.
import { html } from "../vendor/lit.js";
import { t } from "../common/words.js";
import { FormPanel } from "../details/form.js";
import { hasNoScreen } from "../fields.js";
import { island } from "./islands.js";

export class AllDetails {
  constructor(client, base) {
    Object.assign(this, { client, base, wanted: null });
    client.on("values", ({ own }) => { if (!own) this.form?.show(this.file()); });
  }

  file() { return { ...this.client.file, values: this.client.values }; }

  draw(screen) {
    const { client } = this;
    const recipe = {
      key: `all ${screen.words}`,
      make: (root) => {
        root.id = "form";
        this.form = new FormPanel(root, { change: (steps, _, yours) => this.change(steps, yours),
          schema: new URL("schema.json", this.base), shows: (path) => hasNoScreen(path, client.at(path)) });
        const wanted = this.wanted;
        this.form.show(this.file()).then(() => { if (wanted) this.goToPath(wanted); });
        return { destroy: () => { this.form = null; } };
      },
    };
    return html`<h2 id="part-name" tabindex="-1">${t("write.all")}</h2>
      <p class="soft">${t("write.all.hint")}</p>
      <label class="choice"><input type="checkbox" id="everything" @change=${(event) => {
    this.form.everything = event.target.checked;
    this.form.render();
  }}> ${t("write.all.everything")}</label>${island(recipe)}`;
  }

  async change(steps, yours) {
    const made = await this.client.change(steps, { yours });
    return { ...this.file(), merged: made?.merged, refused: !made };
  }

  /** Show the field of a value, whatever it is. */
  goToPath(path) {
    this.wanted = path;
    if (!this.form?.file) return;
    this.wanted = null;
    if (path.length && !hasNoScreen(path, this.client.at(path))) {
      this.form.everything = true;
      document.getElementById("everything").checked = true;
    }
    this.form.goToPath(path);
  }
}
