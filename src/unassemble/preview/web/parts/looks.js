// The head of a screen: the language of the interface, and its colours; both are remembered.
import { element } from "../common/dom.js";
import { chosen, LANGUAGES, loadWords, t } from "../common/words.js";

const THEMES = { "": "theme.system", light: "theme.light", dark: "theme.dark" };

/** Put the two choices into `root`; `changed` is called once the words are those of a language. */
export function looks(root, base, changed) {
  const theme = localStorage.getItem("unassemble.theme") ?? "";
  const choose = (label, rows, value, act) => {
    const select = element("select", { "aria-label": t(label), title: t(label),
      change: (event) => act(event.target.value) },
    ...rows.map(([key, words]) => element("option", { value: key }, words)));
    select.value = value;
    return select;
  };
  document.documentElement.dataset.theme = theme;
  root.replaceChildren(
    choose("interface", Object.entries(LANGUAGES), chosen(), async (language) => {
      localStorage.setItem("unassemble.words", language);
      await loadWords(base, language);
      looks(root, base, changed);
      root.firstChild.focus();
      changed();
    }),
    choose("theme", Object.entries(THEMES).map(([key, one]) => [key, t(one)]), theme, (name) => {
      localStorage.setItem("unassemble.theme", name);
      document.documentElement.dataset.theme = name;
    }));
}
