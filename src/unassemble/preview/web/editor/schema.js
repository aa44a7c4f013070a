// What a text may hold, as ProseMirror wants to know it: the nodes and marks of preview/texts/tree.py.
import { Schema, tableNodes } from "../vendor/prosemirror.js";

export const MARKS = ["link", "lang", "condensed", "u", "s", "sup", "sub", "strong", "em"];
const chip = (attrs, toDOM, parseDOM = []) => ({
  group: "inline", inline: true, atom: true, selectable: true, attrs, toDOM, parseDOM,
});
const stored = (tag, name) => [{ tag: `${tag}[data-${name}]`, priority: 70,
  getAttrs: (dom) => ({ written: dom.dataset[name] }) }];

const table = tableNodes({ tableGroup: "block", cellContent: "p", cellAttributes: {} });
const header = table.table_header;

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    title: { content: "p" },
    noted: { content: "(p | bullets | numbers | quote)+" },
    p: {
      group: "block", content: "inline*",
      parseDOM: [{ tag: "p" }, { tag: "div", priority: 10 }], toDOM: () => ["p", 0],
    },
    h: {
      group: "block", content: "inline*", defining: true, attrs: { level: { default: 1 } },
      parseDOM: [1, 2, 3, 4, 5, 6].map((level) => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: (node) => [`h${node.attrs.level}`, 0],
    },
    bullets: {
      group: "block", content: "item+", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0],
    },
    numbers: {
      group: "block", content: "item+", attrs: { further: { default: [] } },
      parseDOM: [{ tag: "ol" }],
      toDOM: () => ["ol", { role: "list" }, 0],
    },
    item: {
      content: "p block*", defining: true,
      attrs: { label: { default: "" }, following: { default: "" } },
      parseDOM: [{
        tag: "li",
        getAttrs: (dom) => ({
          label: dom.dataset.label ?? "", following: dom.dataset.following ?? "",
        }),
      }],
      toDOM: ({ attrs: { label, following } }) => ["li",
        label ? { "data-label": label, "data-following": following } : {}, 0],
    },
    quote: {
      group: "block", content: "block+", defining: true,
      parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0],
    },
    table: { ...table.table, attrs: { alignments: { default: [] } }, isolating: true },
    table_row: table.table_row,
    table_cell: table.table_cell,
    table_header: {
      ...header,
      parseDOM: [{ ...header.parseDOM[0], tag: "td.corner", priority: 60 }, ...header.parseDOM],
      toDOM: (node) => { // the empty one in the corner is no heading of anything
        const [, attrs, hole] = header.toDOM(node);
        return node.textContent ? ["th", attrs, hole] : ["td", { ...attrs, class: "corner" }, hole];
      },
    },
    picture: {
      group: "block", atom: true, selectable: true,
      attrs: { path: { default: "" }, alternative: { default: "" } },
      toDOM: ({ attrs }) => ["figure", { "data-picture": attrs.path },
        ["figcaption", attrs.alternative]],
    },
    pagebreak: {
      group: "block", atom: true, selectable: true,
      parseDOM: [{ tag: "hr" }], toDOM: () => ["hr", { class: "pagebreak" }],
    },
    text: { group: "inline" },
    line: {
      group: "inline", inline: true, selectable: false,
      parseDOM: [{ tag: "br" }], toDOM: () => ["br"],
    },
    call: chip({ written: { default: "" } }, ({ attrs }) => ["span",
      { class: "chip call", "data-call": attrs.written }], stored("span", "call")),
    note: {
      ...chip({}, () => ["span", { class: "chip call" }], [{ tag: "span[data-note]", priority: 70 }]),
      content: "(p | bullets | numbers | quote)+",
    },
    template: chip({ written: { default: "" } }, ({ attrs }) => ["span",
      { class: "chip template", "data-template": attrs.written }, attrs.written], stored("span", "template")),
    blank: chip({ written: { default: "" } }, ({ attrs }) => ["span",
      { class: "chip blank", "data-blank": attrs.written }, attrs.written], stored("span", "blank")),
  },
  marks: {
    link: {
      attrs: { value: {} }, inclusive: false,
      parseDOM: [{ tag: "a[href]", getAttrs: (dom) => address(dom.getAttribute("href")) }],
      toDOM: (mark) => ["a", { title: mark.attrs.value, "data-address": mark.attrs.value }, 0],
    },
    lang: {
      attrs: { value: {} },
      parseDOM: [{ tag: "span[data-lang]", getAttrs: (dom) => ({ value: dom.dataset.lang }) }],
      toDOM: ({ attrs: { value } }) => ["span",
        { lang: value, dir: value === "ar" ? "rtl" : "ltr", "data-lang": value }, 0],
    },
    condensed: { attrs: { value: {} }, toDOM: () => ["span", { class: "condensed" }, 0] },
    u: { parseDOM: [{ tag: "u" }], toDOM: () => ["u", 0] },
    s: { parseDOM: [{ tag: "s" }, { tag: "del" }, { tag: "strike" }], toDOM: () => ["s", 0] },
    sup: { excludes: "sub", parseDOM: [{ tag: "sup" }], toDOM: () => ["sup", 0] },
    sub: { excludes: "sup", parseDOM: [{ tag: "sub" }], toDOM: () => ["sub", 0] },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    em: { parseDOM: [{ tag: "em" }, { tag: "i" }], toDOM: () => ["em", 0] },
  },
});

function address(href) {
  return /^(?:https?:\/\/|mailto:)/i.test(href) ? { value: href } : false;
}
