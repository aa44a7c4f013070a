// One letter in the list: its first page, title, senders, languages and state, and what can be done.
import { chosen, listed, t } from "../common/words.js";
import { html, nothing } from "../vendor/lit.js";

const HERE = { ready: "start.ready", pending: "start.pending", begun: "start.begun" };

/** What state a letter is in, in words. */
function state(one) {
  if (one.state === "blanks") return t("start.blanks", { count: one.blanks });
  if (one.state === "errors") return t("start.errors", { count: one.errors || 1 });
  if (one.state === "unreadable") return t("start.unreadable");
  return t(HERE[one.state]);
}

function changed(one) {
  const day = new Date(one.changed * 1000);
  const words = new Intl.DateTimeFormat(chosen() === "en" ? "en-GB" : chosen(), { dateStyle: "medium", timeStyle: "short",
    numberingSystem: "latn" }).format(day);
  return t("start.changed", { when: words });
}

/** The row; `act(what, letter, name)` copies, renames, or asks for the new name. */
export function rowOf(one, { base, names, act, renamed }) {
  const address = new URL(`l/${one.id}/`, base);
  const senders = listed(one.states.map((code) => names.get(code) ?? code));
  const languages = listed(one.languages.map((code) => t(`value.language.${code}`)));
  const facts = [senders, languages, one.pages ? t("start.pages", { count: one.pages }) : ""];
  const readable = ["ready", "blanks", "errors"].includes(one.state);
  const title = one.title || one.name;
  return html`<li class=${one.state}>
    <a class="picture" href=${address} tabindex="-1" aria-hidden="true">${one.key
    ? html`<img alt="" loading="lazy" src=${new URL(`letters/picture/${one.id}.png?${one.key}`, base)}>`
    : nothing}</a>
    <div class="what">
      <a class="title" id=${`open-${one.id}`} href=${address} dir="auto"
        lang=${one.title ? one.language : nothing}>${title}</a>
      <span class="facts">${facts.filter(Boolean).join(" · ")}</span>
      <span class="state">${state(one)}${one.wrong && !readable
    ? html`: <span lang="en" dir="ltr">${one.wrong}</span>` : nothing}</span>
      <small>${one.title ? html`<bdi>${one.name}</bdi> · ` : nothing}${
    one.changed ? changed(one) : nothing}</small>
      ${renamed === one.id ? nameForm(one, act) : nothing}
    </div>
    <div class="do">
      ${one.state === "ready" || one.state === "blanks" ? html`<a class="button"
        href=${new URL(`new?from=${one.id}`, base)} aria-label=${t("start.next.of", { title })}>${
    t("start.next.short")}</a>` : nothing}
      ${readable || one.state === "pending" ? nothing
    : html`<a class="button" href=${address}>${t("start.text")}</a>`}
      ${menu(one, title, act)}
    </div></li>`;
}

function menu(one, title, act) {
  const close = (event) => { event.target.closest("details").open = false; };
  const choose = (what) => (event) => { close(event); act(what, one); };
  const leave = (event) => {
    if (event.key !== "Escape") return;
    close(event);
    event.currentTarget.querySelector("summary").focus();
  };
  return html`<details class="menu" @keydown=${leave}>
    <summary id=${`menu-${one.id}`} aria-label=${t("start.more", { title })}>⋯</summary>
    <ul>
      <li><button type="button" @click=${choose("copy")}>${t("start.copy")}</button></li>
      <li><button type="button" @click=${choose("ask-name")}>${t("start.rename")}</button></li>
    </ul></details>`;
}

function nameForm(one, act) {
  const stem = one.name.split(/[\\/]/).at(-1).replace(/\.(ya?ml|json)$/i, "");
  const save = (event) => {
    event.preventDefault();
    act("rename", one, event.target.elements.name.value);
  };
  const leave = (event) => { if (event.key === "Escape") act("no-name", one); };
  return html`<form class="name" @submit=${save} @keydown=${leave}>
    <label for="name">${t("start.name")}</label>
    <input id="name" name="name" .value=${stem} maxlength="100" required dir="auto" autocomplete="off">
    <button type="submit">${t("start.rename")}</button>
    <button type="button" @click=${() => act("no-name", one)}>${t("start.cancel")}</button></form>`;
}
