// Paste from Word and from the web: what a letter can hold is kept, the rest is counted.
import { element } from "../common/dom.js";
import { t } from "../common/words.js";
import { DOMParser, DOMSerializer, Plugin, Slice } from "../vendor/prosemirror.js";
import { schema } from "./schema.js";
import { isWordList, lists, notes } from "./word.js";

const HEADINGS = /^H[1-6]$/;
const BLOCKS = new Set(["P", "DIV", "SECTION", "ARTICLE", "MAIN", "HEADER", "FOOTER", "BODY", "CENTER",
  "FIGURE", "FIGCAPTION", "ADDRESS", "PRE", "DD", "DT", "DL"]);
const SILENT = new Set(["STYLE", "META", "LINK", "TITLE", "HEAD", "XML", "SCRIPT", "O:P", "NOSCRIPT",
  "COLGROUP", "COL", "TEMPLATE"]);
const PICTURES = new Set(["IMG", "SVG", "PICTURE", "CANVAS", "V:IMAGEDATA", "V:SHAPE", "OBJECT"]);
const OTHERS = new Set(["IFRAME", "VIDEO", "AUDIO", "FORM", "INPUT", "SELECT", "TEXTAREA", "BUTTON"]);
const MARKS = { B: "strong", STRONG: "strong", I: "em", EM: "em", CITE: "em", U: "u", INS: null,
  S: "s", STRIKE: "s", DEL: "s", SUP: "sup", SUB: "sub" };
const PLAIN = /^(?:|auto|black|windowtext|inherit|initial|#000(?:000)?|rgb\(0, 0, 0\))$/i;

/** Clean HTML: elements that the schema knows, and how many of each kind were left out. */
export class Cleaner {
  constructor(html) {
    this.source = new window.DOMParser().parseFromString(html, "text/html");
    this.left = {};
    this.notes = notes(this.source);
    this.root = document.createElement("div");
  }

  leave(kind, count = 1) { this.left[kind] = (this.left[kind] ?? 0) + count; }

  clean() {
    for (const one of this.source.querySelectorAll("[style*='mso-element:comment-list']")) one.remove();
    this.blocks(this.source.body, this.root);
    return this.root;
  }

  /** The blocks of an element; text between them makes paragraphs. */
  blocks(from, out) {
    let open = null;
    const children = [...from.childNodes];
    for (let index = 0; index < children.length; index += 1) {
      const one = children[index];
      if (isWordList(one)) {
        const run = [];
        while (index < children.length && (isWordList(children[index]) || isEmpty(children[index]))) {
          if (isWordList(children[index])) run.push(children[index]);
          index += 1;
        }
        index -= 1;
        open = null;
        lists(run, out, (item, into) => this.inlines(item, into));
      } else if (isBlock(one)) {
        open = null;
        this.block(one, out);
      } else if (open || !isEmpty(one)) {
        if (!open) { open = document.createElement("p"); out.append(open); }
        this.inline(one, open);
      }
    }
  }

  block(one, out) {
    const add = (name) => { const made = document.createElement(name); out.append(made); return made; };
    const { tagName } = one;
    if (SILENT.has(tagName)) return;
    if (HEADINGS.test(tagName)) this.inlines(one, add(tagName.toLowerCase()));
    else if (tagName === "UL" || tagName === "OL") this.list(one, add(tagName.toLowerCase()));
    else if (tagName === "BLOCKQUOTE") this.blocks(one, add("blockquote"));
    else if (tagName === "TABLE") this.table(one, add("table"));
    else if (tagName === "HR") add("hr");
    else if (BLOCKS.has(tagName) && ![...one.children].some(isBlock)) {
      if (breaksPage(one)) add("hr");
      this.inlines(one, add("p"));
    } else this.blocks(one, out);
  }

  list(from, out) {
    for (const one of from.children) {
      if (one.tagName === "UL" || one.tagName === "OL") {
        const inner = document.createElement(one.tagName.toLowerCase());
        (out.lastElementChild ?? out.appendChild(document.createElement("li"))).append(inner);
        this.list(one, inner);
      } else {
        const item = document.createElement("li");
        out.append(item);
        this.blocks(one, item);
      }
    }
  }

  table(from, out) {
    [...from.rows].forEach((row, index) => {
      const line = document.createElement("tr");
      out.append(line);
      for (const cell of row.cells) {
        const made = document.createElement(index ? "td" : "th");
        if (cell.colSpan > 1) made.colSpan = cell.colSpan;
        if (cell.rowSpan > 1) made.rowSpan = Math.min(cell.rowSpan, from.rows.length - index);
        const words = document.createElement("p");
        const parts = [...cell.children].filter(isBlock);
        (parts.length ? parts : [cell]).forEach((part, at) => {
          if (at) words.append(document.createElement("br"));
          this.inlines(part, words);
        });
        made.append(words);
        line.append(made);
      }
    });
  }

  inlines(from, out) { for (const one of from.childNodes) this.inline(one, out); }

  inline(one, out) {
    if (one.nodeType === Node.TEXT_NODE) {
      out.append(one.data.replace(/[ \t\r\n]+/g, " "));
      return;
    }
    if (one.nodeType !== Node.ELEMENT_NODE || SILENT.has(one.tagName)) return;
    const style = one.getAttribute("style") ?? "";
    if (PICTURES.has(one.tagName.toUpperCase())) this.leave("picture");
    else if (OTHERS.has(one.tagName)) this.leave("other");
    else if (/mso-element:comment|mso-comment-reference|MsoCommentReference/.test(style + one.className)) {
      if (/mso-comment-reference/.test(style)) this.leave("comment");
    } else if (/\bmsoDel\b/i.test(one.className)) this.leave("other");
    else if (one.tagName === "BR") {
      if (!/page-break-before/.test(style)) out.append(document.createElement("br"));
    } else if (this.notes.has(one)) {
      const note = document.createElement("span");
      note.dataset.note = "";
      this.note(this.notes.get(one), note);
      out.append(note);
    } else this.marked(one, out);
  }

  /** The text of a note: its paragraphs as one, since a note at its call is a part of a line. */
  note(from, out) {
    const words = document.createElement("p");
    const parts = [...from.children].filter(isBlock);
    (parts.length ? parts : [from]).forEach((part, at) => {
      if (at) words.append(document.createElement("br"));
      this.inlines(part, words);
    });
    out.append(words);
  }

  /** An inline element: its marks, by tag and by style. */
  marked(one, out) {
    const { style, tagName } = one;
    if (!PLAIN.test(style.color) || !/^(?:|white|transparent|initial)$/i.test(style.backgroundColor)) {
      this.leave("colour");
    }
    const weight = style.fontWeight;
    const wanted = new Set();
    if (MARKS[tagName] && !(MARKS[tagName] === "strong" && weight === "normal")) wanted.add(MARKS[tagName]);
    if (weight === "bold" || Number(weight) >= 600) wanted.add("strong");
    if (style.fontStyle === "italic") wanted.add("em");
    if (/underline/.test(style.textDecoration) && tagName !== "A") wanted.add("u");
    if (/line-through/.test(style.textDecoration)) wanted.add("s");
    if (style.verticalAlign === "super") wanted.add("sup");
    if (style.verticalAlign === "sub") wanted.add("sub");
    let into = out;
    const inside = (made) => { into.append(made); into = made; };
    for (const name of wanted) inside(document.createElement(name));
    const href = one.getAttribute("href") ?? "";
    if (tagName === "A" && /^(?:https?:\/\/|mailto:)/i.test(href)) {
      const link = document.createElement("a");
      link.setAttribute("href", href);
      inside(link);
    }
    this.inlines(one, into);
  }
}

const isBlock = (one) => one.nodeType === Node.ELEMENT_NODE && (BLOCKS.has(one.tagName)
  || SILENT.has(one.tagName) || HEADINGS.test(one.tagName) || /^(?:UL|OL|BLOCKQUOTE|TABLE|HR)$/.test(one.tagName)
  || (one.children.length > 0 && [...one.children].some(isBlock) && !one.matches("a[href^='#_ftn']")));
const isEmpty = (one) => one.nodeType === Node.COMMENT_NODE
  || (one.nodeType === Node.TEXT_NODE && !one.data.trim());
const breaksPage = (one) => /page-break-before:\s*always/.test(one.querySelector("br")?.getAttribute("style") ?? "");

/** The plugin that takes what is pasted; `heard` is told what was left out, by kind. */
export function pasting(editor) {
  const put = (view, slice) => view.dispatch(view.state.tr.scrollIntoView().setMeta("paste", true)
    .replaceSelection(editor.kind === "inline" ? oneParagraph(slice) : slice));
  const serializer = DOMSerializer.fromSchema(schema);
  const copied = new DOMSerializer(
    { ...serializer.nodes, note: () => ["span", { "data-note": "" }, 0] }, serializer.marks);
  return new Plugin({
    props: {
      clipboardSerializer: copied,
      // Before ProseMirror's own reading, which would put the text into a document as it is.
      handleDOMEvents: {
        paste: (view, event) => {
          const html = event.clipboardData?.getData("text/html") ?? "";
          if (!html || html.includes("data-pm-slice")) return false;
          event.preventDefault();
          const cleaner = new Cleaner(html);
          put(view, DOMParser.fromSchema(schema).parseSlice(cleaner.clean()));
          editor.pasted?.(cleaner.left);
          return true;
        },
      },
      handlePaste: (view, event, slice) => {
        put(view, slice);
        editor.pasted?.({});
        return true;
      },
    },
  });
}

/** All paragraphs of a slice as one, for titles and names. */
function oneParagraph(slice) {
  const inline = [];
  slice.content.descendants((node) => {
    if (!node.isTextblock) return !node.isInline;
    if (inline.length && node.content.size) inline.push(schema.text(" "));
    node.forEach((one) => inline.push(one));
    return false;
  });
  return inline.length ? new Slice(schema.nodes.p.create(null, inline).content, 0, 0) : slice;
}

/** One sentence on what was left out, with a button to undo. */
export function leftOut(left, undo) {
  const what = Object.entries(left).map(([kind, count]) => t(`editor.left.${kind}`, { count }));
  if (!what.length) return [];
  return [element("span", {}, t("editor.pasted", { what: what.join(", ") })),
    element("button", { type: "button", click: undo }, t("editor.undo-paste"))];
}
