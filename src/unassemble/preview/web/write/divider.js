// The divider between the pages and the part: moved by mouse and keys, and kept.
import { byId } from "../common/dom.js";

const KEPT = "unassemble.divider";
const LEAST = 20;
const MOST = 70;
const USUAL = 46;

/** Wire the divider; `moved()` is called after each move. */
export function divider(moved) {
  const line = byId("divider");
  const work = line.parentElement;
  const set = (part) => {
    const value = Math.round(Math.min(Math.max(part, LEAST), MOST));
    work.style.setProperty("--left", `${value}%`);
    line.setAttribute("aria-valuenow", value);
    localStorage.setItem(KEPT, value);
    moved();
  };
  const now = () => Number(line.getAttribute("aria-valuenow"));
  const isTurned = () => document.documentElement.dir === "rtl";
  line.addEventListener("pointerdown", (event) => {
    line.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  line.addEventListener("pointermove", (event) => {
    if (!line.hasPointerCapture(event.pointerId)) return;
    const { left, right, width } = work.getBoundingClientRect();
    set(((isTurned() ? right - event.clientX : event.clientX - left) / width) * 100);
  });
  line.addEventListener("dblclick", () => set(USUAL));
  line.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -2, ArrowRight: 2 }[event.key];
    if (step) set(now() + (isTurned() ? -step : step));
    else if (event.key === "Home") set(LEAST);
    else if (event.key === "End") set(MOST);
    else return;
    event.preventDefault();
  });
  set(Number(localStorage.getItem(KEPT)) || USUAL);
}
