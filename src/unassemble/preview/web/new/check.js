// The last page: all answers, each with a way back to its question, and what is kept and cleared.
import { element } from "../common/dom.js";
import { chosen, knows, t } from "../common/words.js";
import { choicesOf } from "../parts/choices.js";
import { labelOf } from "./questions.js";
import { isUnsigned, writers } from "./signing.js";

export const summary = {
  title: ({ known }) => t(known.isNext ? "new.check.next" : "new.check"),
  async draw(root, context) {
    const { base } = context.known;
    const { printed } = await choicesOf(base, "date", { dated: context.answers.dated,
      in: chosen() });
    context.known.day = printed[0]?.text ?? "";
    const rows = context.known.isNext ? nextRows(context) : newRows(context);
    root.replaceChildren(element("dl", { class: "answers" }, ...rows.map(([term, words, step]) =>
      element("div", {}, element("dt", {}, term), element("dd", {}, ...words.map((one) =>
        element("span", { dir: "auto" }, one))),
      element("dd", { class: "change" }, element("button", { type: "button",
        "aria-label": t("new.change.what", { what: term }), click: () => context.go(step) },
      t("new.change")))))),
    element("div", { id: "drafted" }));
    this.drawn(context, root);
  },
  check: () => [],
  /** The name of the file, and what became of the letter before, once they are known. */
  drawn({ known }, root) {
    const place = root.querySelector("#drafted");
    if (!place || !known.draft) return;
    const { name, told, findings } = known.draft;
    place.replaceChildren(...(name ? [element("p", {}, t("new.file", { name }))] : []),
      ...(known.isNext && told ? ["kept", "cleared", "changed"].map((what) => list(what, told[what]))
        : []),
      ...notes(findings));
  },
};

function list(what, parts) {
  if (!parts.length) return "";
  return element("section", { class: "told" }, element("h2", {}, t(`new.${what}`)),
    element("ul", {}, ...parts.map(({ key, words, detail }) => element("li", {},
      knows(`new.told.${key}`) ? t(`new.told.${key}`) + (detail ? ` (${detail})` : "") : words))));
}

/** What is to be looked at; what the questions show themselves is left out. */
function notes(findings = []) {
  const shown = findings.filter(({ rule }) =>
    !["letter-kept", "letter-cleared", "letter-changed", "no-record", "no-signatory"].includes(rule));
  return shown.length ? [element("h2", {}, t("new.look")), element("ul", { class: "notes" }, ...shown.map(({ message }) =>
    element("li", {}, element("span", { lang: "en", dir: "ltr" }, message))))] : [];
}

function newRows(context) {
  const { answers, known } = context;
  const names = answers.languages.map((one) => t(`value.language.${one}`));
  const organs = answers.organs.map((one) => t(`value.organ.${one}`));
  const items = answers.organs.includes("general-assembly")
    ? answers.items.map((one) => one.label) : [];
  return [
    [t("new.row.state"), answers.who.map((code) => labelOf(known, code)), 0],
    [t("new.row.kind"), [t(`new.kind.${answers.kind}`)], 1],
    [t("new.row.language"), names, 2],
    [t("new.day"), [known.day], 2],
    [t("new.to.legend"), answers.to.map((one) => t(`value.to.${one}`)), 3],
    [t("new.organs"), organs, 3],
    [t("new.items"), items.length ? items : [t("new.none")], 3],
    [t("new.row.sign"), isUnsigned(context) ? [t("new.sign.nobody")] : signers(context), 4],
  ];
}

function nextRows(context) {
  const { answers, known } = context;
  const letter = known.letters.find((one) => one.id === answers.from);
  return [
    [t("new.row.from"), [letter?.title || letter?.name || ""], 0],
    [t("new.day"), [known.day], 1],
    [t("new.row.sign"), signers(context), 2],
  ];
}

function signers(context) {
  const { answers, known } = context;
  const { who } = writers(context);
  return who.map((code) => {
    const sign = answers.signs?.[code];
    const person = answers.signatories[code];
    if (sign === "before") return t("new.sign.before");
    if (person?.id) return known.people?.[code]?.[person.id] ?? person.id;
    const [language] = Object.keys(person?.family ?? {});
    const name = language ? [person.given[language], person.family[language]].filter(Boolean)
      .join(language === "zh" ? "·" : " ") : "";
    return name || t("new.sign.blank");
  });
}
