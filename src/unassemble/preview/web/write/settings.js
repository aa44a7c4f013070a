// The language of the interface and its colours.
import { byId, element } from "../common/dom.js";
import { chosen, LANGUAGES, loadWords } from "../common/words.js";

/** Wire the settings; `spoken()` is called when another language is spoken. */
export function settings(base, spoken) {
  const theme = (name) => {
    document.documentElement.dataset.theme = name;
    byId("theme").value = name;
    localStorage.setItem("unassemble.theme", name);
  };
  byId("theme").addEventListener("change", (event) => theme(event.target.value));
  theme(localStorage.getItem("unassemble.theme") ?? "");
  byId("words").replaceChildren(...Object.entries(LANGUAGES).map(([code, name]) =>
    element("option", { value: code }, name)));
  byId("words").value = chosen();
  byId("words").addEventListener("change", async (event) => {
    localStorage.setItem("unassemble.words", event.target.value);
    await loadWords(base, event.target.value);
    spoken();
  });
}
