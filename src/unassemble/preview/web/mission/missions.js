// All missions that have a record: the user's own, then those that come with the program.
import { byId, send } from "../common/dom.js";
import { chosen, loadWords, t } from "../common/words.js";
import { Combobox } from "../parts/combobox.js";
import { html, render } from "../vendor/lit.js";

const BASE = new URL("../", location.href);
await loadWords(BASE);
document.documentElement.dataset.theme = localStorage.getItem("unassemble.theme") ?? "";
document.title = `${t("missions.title")} – unassemble`;

const answer = await fetch(new URL("missions.json", BASE));
const { missions } = await answer.json();

function row(one) {
  const language = chosen();
  const signs = one.signs[language] ?? Object.values(one.signs)[0];
  return html`<li><a href=${`${encodeURIComponent(one.name)}/`}>
    <bdi>${one.title[language] ?? one.name}</bdi></a>
    <small>${signs ? t("missions.signs", { name: signs }) : t("missions.signs.nobody")}</small></li>`;
}

function list(own) {
  const there = missions.filter((one) => one.own === own);
  if (!there.length) return "";
  return html`<section aria-labelledby=${`head-${own}`}><h2 id=${`head-${own}`}>
    ${t(own ? "missions.yours" : "missions.shipped")}</h2>
    <ul class="plain list">${there.map(row)}</ul></section>`;
}

render(html`${list(true)}<section aria-labelledby="head-add"><h2 id="head-add">${t("missions.add")}</h2>
  <form id="add"><div id="state"></div><button class="main">${t("missions.create")}</button></form>
  </section>${list(false)}`, byId("missions"));

const states = await (await fetch(new URL(`choices/states?language=${chosen()}`, BASE))).json();
const state = new Combobox(byId("state"), { label: t("missions.state"), options: states });

byId("add").addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!state.value) return state.input.focus();
  const made = await send("./", { state: state.value, language: chosen() });
  if (made.status === 200) location.href = `${encodeURIComponent(made.body.name)}/`;
  else {
    byId("message").hidden = false;
    byId("message").textContent = t(made.body.refused ?? "refused.request");
  }
  return undefined;
});
