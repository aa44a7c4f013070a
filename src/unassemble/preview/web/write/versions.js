// The versions that are kept of a letter: a menu to name one, and to go back to one.
import { byId, element, send } from "../common/dom.js";
import { t } from "../common/words.js";

/** Fill the menu when it is opened; `back` goes back to the version with a number. */
export function versionMenu(back) {
  const menu = byId("versions");
  let asked = 0; // an answer that comes after a later question is not shown

  const show = ({ versions }) => {
    byId("no-versions").hidden = versions.length > 0;
    byId("version-list").replaceChildren(...versions.map((one) => element("li", {},
      element("span", { dir: "auto" }, one.name || t(`versions.${one.why}`)), " ",
      element("time", { datetime: one.at },
        new Date(one.at).toLocaleString(document.documentElement.lang)), " ",
      element("button", { type: "button", class: "small", click: async () => {
        await back(one.number);
        await read();
      } }, t("versions.back")))));
  };
  const read = async () => {
    const question = ++asked;
    const answer = await fetch("versions");
    menu.hidden = !answer.ok;
    const body = answer.ok ? await answer.json() : null;
    if (body && question === asked) show(body);
  };
  menu.addEventListener("toggle", () => {
    byId("version-name").placeholder = t("versions.name");
    if (menu.open) read();
  });
  byId("version-form").addEventListener("submit", async (event) => {
    event.preventDefault();
    asked += 1;
    const { status, body } = await send("versions", { name: byId("version-name").value });
    if (status !== 200) return;
    byId("version-name").value = "";
    show(body);
  });
}
