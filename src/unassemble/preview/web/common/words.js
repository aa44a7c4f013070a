// The texts of the interface, in one of the six languages.
let words = {};
let english = {};

export const LANGUAGES = {
  en: "English", fr: "Français", es: "Español", ru: "Русский", zh: "中文", ar: "العربية",
};

/** The text for a key, with {names} filled in; in English if the translation lacks it. */
export function t(key, values = {}) {
  const text = words[key] ?? english[key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Words one after another, with the comma of the language. */
export const listed = (all) => all.join({ zh: "、", ar: "، " }[document.documentElement.lang] ?? ", ");

export const knows = (key) => key in words || key in english;

export function chosen() {
  const stored = localStorage.getItem("unassemble.words");
  if (stored in LANGUAGES) return stored;
  for (const wanted of navigator.languages) {
    const code = wanted.split("-")[0];
    if (code in LANGUAGES) return code;
  }
  return "en";
}

/** Load the texts of the chosen language and put them into the page. */
export async function loadWords(base, language = chosen()) {
  const get = async (code) => (await fetch(new URL(`words/${code}.json`, base))).json();
  if (!Object.keys(english).length) english = await get("en");
  words = language === "en" ? english : await get(language);
  document.documentElement.lang = language;
  document.documentElement.dir = language === "ar" ? "rtl" : "ltr";
  translate(document);
}

/** Put the texts into the elements that name their key. */
export function translate(root) {
  for (const one of root.querySelectorAll("[data-t]")) one.textContent = t(one.dataset.t);
  for (const one of root.querySelectorAll("[data-label]")) {
    one.setAttribute("aria-label", t(one.dataset.label));
    if (one.matches("button, select")) one.title = t(one.dataset.label);
  }
}
