// Chips: marks of notes are counted, calls lead to their notes, and pictures are shown.
import { t } from "../common/words.js";
import { Decoration, DecorationSet, Plugin } from "../vendor/prosemirror.js";
import { schema } from "./schema.js";

const { blank, call, note } = schema.nodes;

export const idOf = (node) => node.attrs.written.slice(2, -1);

/** The notes that a document calls, in order: { node, pos, id, mark, again }; id "" for an inline one. */
export function calls(doc, known = [], first = 1) {
  const out = [];
  const marks = new Map();
  let count = first;
  doc.descendants((node, pos) => {
    if (node.type !== note && node.type !== call) return node.type !== note;
    const id = node.type === call ? idOf(node) : "";
    const again = id !== "" && marks.has(id);
    const own = known.find((one) => one.id === id)?.mark || (/^[*†]+$/.test(id) ? id : "");
    const mark = again ? marks.get(id) : own || String(count);
    if (!again && !own) count += 1;
    if (id) marks.set(id, mark);
    out.push({ node, pos, id, mark, again });
    return false;
  });
  return out;
}

/** The plugin that shows marks and names of chips, and goes to a note at a click on its call. */
export function chips(editor) {
  return new Plugin({
    props: {
      decorations: (state) => {
        const { tree } = editor.patches;
        const found = calls(state.doc, tree?.notes, tree?.first).map(({ pos, node, mark }) => (
          Decoration.node(pos, pos + node.nodeSize, {
            "data-mark": mark, role: "img", "aria-label": t("editor.at.note", { mark }),
          })));
        state.doc.descendants((node, pos) => {
          if (node.type === blank) {
            found.push(Decoration.node(pos, pos + 1, { title: t("editor.blank") }));
          }
          return node.type !== note;
        });
        return DecorationSet.create(state.doc, found);
      },
      handleClickOn: (view, pos, node, nodePos) => {
        if (node.type !== call && node.type !== note) return false;
        editor.notes?.focus(nodePos);
        return true;
      },
      nodeViews: {
        picture: (node) => pictureView(node),
        template: (node) => templateView(node, editor.patches.tree?.shown ?? {}),
      },
    },
  });
}

function templateView(node, shown) {
  const dom = document.createElement("span");
  const { written } = node.attrs;
  dom.className = "chip template";
  dom.textContent = shown[written] || written;
  dom.title = t("editor.template", { written });
  return { dom, ignoreMutation: () => true };
}

function pictureView(node) {
  const { path, alternative } = node.attrs;
  const dom = document.createElement("figure");
  const image = document.createElement("img");
  const words = document.createElement("figcaption");
  image.src = `picture?${new URLSearchParams({ path })}`;
  image.alt = alternative;
  words.textContent = alternative;
  image.onerror = () => {
    image.remove();
    words.textContent = `${t("editor.picture.missing", { path })} ${alternative}`;
    dom.classList.add("missing");
  };
  dom.append(image, words);
  return { dom, ignoreMutation: () => true };
}
