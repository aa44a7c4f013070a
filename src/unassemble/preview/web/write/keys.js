// The keys of the screen.
import { byId, element } from "../common/dom.js";
import { t } from "../common/words.js";

const LIST = [["F8", "blank"], ["Shift+F8", "blank.back"], ["F2", "pane"], ["Alt+↑ Alt+↓", "move"],
  ["Ctrl+Z", "undo"], ["Ctrl+Y", "redo"], ["Ctrl+S", "save"], ["Ctrl+Enter", "next"], ["+ − 0", "zoom"],
  ["F1", "list"]];
const BLANK = /‹[^›]*›/gu;

/** Wire the keys; gives a function that fills their list in the language of the interface. */
export function keys({ screen, shown, narrow, showParts }) {
  const fill = () => byId("key-list").replaceChildren(...LIST.flatMap(([key, word]) => [
    element("dt", {}, element("kbd", { dir: "ltr" }, key)),
    element("dd", {}, t(`write.key.${word}`))]));
  byId("show-keys").addEventListener("click", () => byId("keys").showModal());
  const acts = {
    F1: () => byId("keys").showModal(),
    F2: (event) => pane(event.shiftKey ? -1 : 1),
    F8: (event) => blank(screen, event.shiftKey ? -1 : 1),
    "Ctrl+z": (event) => screen.revert(event.shiftKey ? "redo" : "undo"),
    "Ctrl+y": () => screen.revert("redo"),
    "Ctrl+s": () => screen.saved(),
    "Ctrl+Enter": (event) => {
      const { before, after } = screen.around(screen.part);
      const to = event.shiftKey ? before : after;
      if (to) screen.go(to, { focus: "field" });
    },
  };
  /** From the pages to the parts to the part that is written. */
  const pane = (step) => {
    const places = [".pane", "#parts", "#part"];
    const now = places.findIndex((one) => document.activeElement.closest?.(one));
    const to = places[(now + step + places.length) % places.length];
    if (to === "#parts") showParts(true);
    narrow({ ".pane": "pages", "#parts": "parts", "#part": "part" }[to]);
    if (to === "#part") (screen.first() ?? byId("part")).focus();
    else document.querySelector(to)?.focus();
  };
  document.addEventListener("keydown", (event) => {
    if (event.isComposing || event.altKey) return;
    // Boxes that hold no value of the letter keep the browser's own keys.
    const isCode = event.target.closest(".cm-editor, form, .combobox");
    const name = event.ctrlKey || event.metaKey
      ? `Ctrl+${event.key.length === 1 ? event.key.toLowerCase() : event.key}` : event.key;
    if (acts[name] && !(isCode && name.startsWith("Ctrl+"))) {
      event.preventDefault();
      event.stopPropagation(); // one history for all: an editor must not undo for itself
      acts[name](event);
      return;
    }
    if (event.key === "Escape") for (const one of ["downloads", "versions", "settings"]) byId(one).open = false;
    if (event.target.closest("input, textarea, select, [contenteditable], .cm-editor")
      || event.ctrlKey || event.metaKey) return;
    zoom(event, shown);
  }, true);
  fill();
  return fill;
}

function zoom(event, shown) {
  if (event.key === "+") shown.step(1);
  else if (event.key === "-") shown.step(-1);
  else if (event.key === "0") shown.setZoom("width");
  else if (event.key === "PageDown" || event.key === "PageUp") {
    const pane = shown.panes.find((one) => one.root.contains(event.target));
    if (!pane) return;
    event.preventDefault();
    pane.goTo(Math.max(pane.current + (event.key === "PageDown" ? 1 : -1), 0));
  }
}

/** Go to the next place that is to be filled in, over all parts. */
function blank(screen, step) {
  const { values } = screen.client;
  const places = [...blanksIn(values, [])];
  if (!places.length) return;
  const at = screen.follow.at;
  const key = at ? JSON.stringify(at.path) : "";
  const now = places.findIndex(({ path, offset }) => JSON.stringify(path) === key && offset >= at.offset);
  const next = now < 0 ? (step > 0 ? 0 : places.length - 1)
    : (now + (places[now].offset === at.offset || step < 0 ? step : 0) + places.length) % places.length;
  const { path, offset } = places[next];
  screen.goToPath(path, offset);
}

function* blanksIn(value, path) {
  if (typeof value === "string") {
    for (const found of value.matchAll(BLANK)) {
      yield { path, offset: [...value.slice(0, found.index)].length };
    }
  } else if (value && typeof value === "object") {
    for (const [key, one] of Object.entries(value)) {
      yield* blanksIn(one, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}
