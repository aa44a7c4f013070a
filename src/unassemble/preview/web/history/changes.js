// One change between two versions: where it is, and its words with a sign and a word each.
import { knows, LANGUAGES, t } from "../common/words.js";
import { html } from "../vendor/lit.js";

const RTL = ["ar"];

/** The names of the keys and the numbers of the items on a path. */
export function place(path) {
  return path.map((step) => {
    if (typeof step === "number") return String(step + 1);
    const codes = step.split(" ");
    if (codes.every((code) => code in LANGUAGES)) {
      return codes.map((code) => t(`value.language.${code}`)).join(", ");
    }
    return [`field.${step}`, `mission.${step}`].filter(knows).map((key) => t(key))[0] ?? step;
  }).join(" › ");
}

/** The language of a value: that of its key, else of the annex or the letter that it is in. */
function languageAt(path, values) {
  const named = path.findLast((step) => typeof step === "string" && step.split(" ")[0] in LANGUAGES);
  if (named) return named.split(" ")[0];
  let language = values?.language;
  let value = values;
  for (const step of path) {
    value = value?.[step];
    if (typeof value?.language === "string") language = value.language;
  }
  return language in LANGUAGES ? language : "und";
}

export function changeRow({ what, path, words }, { old, new: after }) {
  const language = languageAt(path, what === "removed" ? old : after);
  return html`<p class="place"><span class="what ${what}">${t(`history.${what}`)}</span>
    <bdi>${place(path)}</bdi></p>
    <p class="words" lang=${language} dir=${direction(language)}>${words.map((one) =>
    word({ ...one, text: inWords(one.text, path.at(-1)) }))}</p>`;
}

const direction = (language) => (language === "und" ? "auto" : RTL.includes(language) ? "rtl" : "ltr");

/** A code of the file in words. */
const inWords = (text, key) => (knows(`value.${key}.${text}`) ? t(`value.${key}.${text}`) : text);

function word({ op, text }) {
  if (op === "same") return text;
  const sign = (words, mark) => html`<span class="sign" aria-hidden="true">${mark}</span
    ><bdi class="unseen">${words} </bdi>`;
  return op === "del" ? html`<del>${sign(t("history.del"), "−")}${text}</del>`
    : html`<ins>${sign(t("history.ins"), "+")}${text}</ins>`;
}
