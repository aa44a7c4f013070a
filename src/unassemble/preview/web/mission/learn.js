// What the record can learn from letters of the folder: told first, written only when asked for.
import { send } from "../common/dom.js";
import { t } from "../common/words.js";
import { html } from "../vendor/lit.js";
import { direction } from "./fields.js";

export class Learning {
  /** `base()` gives the digest of the record; `draw` draws the screen again. */
  constructor({ base, draw, told }) {
    Object.assign(this, { base, drawScreen: draw, told, out: null, off: new Set(), busy: false });
  }

  draw(view) {
    const letters = view.learn ?? [];
    return html`<section aria-labelledby="head-learn"><h2 id="head-learn">${t("mission.learn")}</h2>
      <p class="hint">${letters.length ? t("mission.learn.note") : t("mission.learn.none")}</p>
      ${letters.length ? html`<fieldset class="choice"><legend>${t("mission.learn.letters")}</legend>
        ${letters.map((one) => html`<label class="option"><input type="checkbox"
          .checked=${!this.off.has(one.id)} @change=${(event) => this.pick(one.id, event.target.checked)}>
          <bdi>${one.name}</bdi></label>`)}</fieldset>
        <button type="button" ?disabled=${this.busy} @click=${() => this.look(letters)}>
          ${t("mission.learn.look")}</button>` : ""}
      <div role="status">${this.out ? this.result(letters) : ""}</div></section>`;
  }

  pick(id, on) {
    this.off[on ? "delete" : "add"](id);
    this.out = null;
    this.drawScreen();
  }

  result(letters) {
    const { rows, told } = this.out;
    const words = (one) => t(`mission.learnt.${one.what}`, {
      of: this.named(one), session: one.session,
      language: one.language ? t(`value.language.${one.language}`) : "",
    });
    return html`<h3>${rows.length ? t("mission.learn.found", { count: rows.length })
      : t("mission.learn.nothing")}</h3>
      <ul class="learnt">${rows.map((one) => html`<li>${words(one)}:
        <q lang=${one.language || "und"} dir=${one.language ? direction(one.language) : "auto"}
        >${this.text(one)}</q></li>`)}</ul>
      <ul class="learnt">${told.map((one) => html`<li class=${one.severity}>
        ${t(`severity.${one.severity}`)}: <bdi lang="en">${one.message}</bdi></li>`)}</ul>
      ${rows.length ? html`<p class="row"><button type="button" class="main" ?disabled=${this.busy}
        @click=${() => this.look(letters, true)}>${t("mission.learn.write")}</button>
        <button type="button" @click=${() => { this.out = null; this.drawScreen(); }}>
        ${t("mission.learn.leave")}</button></p>` : ""}`;
  }

  named({ what, of }) {
    if (what === "name") return t(`mission.form.${of}`);
    if (what === "signatory") return t(`value.office.${of}`);
    if (what === "usual") return t(`mission.${of}`);
    return of.replaceAll("**", "");
  }

  text({ what, of, text }) {
    if (what !== "usual") return text.replaceAll("**", "");
    return t(`value.${{ language: "language", organs: "organ", to: "to" }[of]}.${text}`);
  }

  async look(letters, write = false) {
    this.busy = true;
    this.drawScreen();
    const ids = letters.map((one) => one.id).filter((id) => !this.off.has(id));
    const body = { letters: ids, ...(write ? { base: this.base() } : {}) };
    const answer = ids.length ? await send("learn", body) : { status: 200, body: { rows: [], told: [] } };
    this.busy = false;
    this.out = answer.status === 200 && !write ? answer.body : null;
    if (answer.status !== 200) this.told(t(answer.body.refused ?? "refused.request"));
    else if (write) this.told(t("mission.learn.done", { count: answer.body.rows.length }));
    this.drawScreen();
  }
}
