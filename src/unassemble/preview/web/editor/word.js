// What Word puts on the clipboard: lists as paragraphs, notes as links to the end.

const LABEL = /^[\s\u00a0]*(\S+?)[\s\u00a0]*$/;
const LEVEL = /mso-list:\s*l\d+\s+level(\d+)/;
const NUMBERED = /[\p{L}\p{N}]/u;

/** Whether a node is a paragraph of a list as Word writes it. */
export function isWordList(node) {
  if (node.nodeType !== Node.ELEMENT_NODE || !/^(?:P|H[1-6])$/.test(node.tagName)) return false;
  return LEVEL.test(node.getAttribute("style") ?? "") && marker(node) !== null;
}

/** The element with the sign or number of an item. */
function marker(node) {
  return [...node.querySelectorAll("span[style]")]
    .find((one) => /mso-list:\s*Ignore/i.test(one.getAttribute("style"))) ?? null;
}

/** Paragraphs of lists → nested lists, appended to `out`; `fill` cleans the words of an item. */
export function lists(paragraphs, out, fill) {
  const open = []; // { level, list, numbered }
  for (const one of paragraphs) {
    const level = Number(LEVEL.exec(one.getAttribute("style"))[1]);
    const sign = marker(one);
    const label = LABEL.exec(sign.textContent)?.[1] ?? "";
    const numbered = NUMBERED.test(label) && label !== "o" && !/Wingdings|Symbol|Courier/i.test(fonts(sign));
    sign.remove();
    while (open.length && open.at(-1).level > level) open.pop();
    if (open.length && open.at(-1).level === level && open.at(-1).numbered !== numbered) open.pop();
    if (!open.length || open.at(-1).level < level) {
      const list = document.createElement(numbered ? "ol" : "ul");
      const into = open.length ? open.at(-1).list.lastElementChild : out;
      into.append(list);
      open.push({ level, list, numbered });
    }
    const item = document.createElement("li");
    if (numbered) item.dataset.label = label;
    const words = document.createElement("p");
    fill(one, words);
    item.append(words);
    open.at(-1).list.append(item);
  }
}

const fonts = (sign) => [sign, ...sign.querySelectorAll("[style]"), sign.parentElement]
  .map((one) => one.getAttribute("style") ?? "").join(" ").replace(/mso-\w+-font-family:[^;]*/g, "");

/**
 * The links that call notes, each with the element that has its text: Word's `_ftn`, `_edn`, and
 * the `fn` of other programs.  The texts are taken out of the document.
 */
export function notes(source) {
  const found = new Map();
  for (const link of source.querySelectorAll("a[href^='#']")) {
    const name = decodeURIComponent(link.getAttribute("href").slice(1));
    const back = /^_(?:ftn|edn)\d+$/.test(name) ? name : null;
    if (!back) continue;
    const anchor = [...source.querySelectorAll("a[name]")].find((one) => one.getAttribute("name") === back);
    const text = anchor?.closest("div[id^='ftn'], div[id^='edn']") ?? anchor?.parentElement;
    if (text) found.set(link, { text, anchor });
  }
  const out = new Map();
  for (const [link, { text, anchor }] of found) {
    anchor.remove();
    trimStart(text);
    out.set(link, text);
  }
  for (const text of out.values()) text.remove();
  for (const list of source.querySelectorAll("[style*='mso-element:footnote-list'], [style*='mso-element:endnote-list']")) {
    list.remove();
  }
  return out;
}

function trimStart(element) {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    walker.currentNode.data = walker.currentNode.data.replace(/^[\s\u00a0]+/, "");
    if (walker.currentNode.data) return;
  }
}
