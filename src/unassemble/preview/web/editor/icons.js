// Icons of the toolbar: drawn lines in a square of 20; each button has its word too.
import { html, svg } from "../vendor/lit.js";

const PATHS = {
  strong: "M6 4h5a3 3 0 0 1 0 6H6zm0 6h6a3 3 0 0 1 0 6H6z",
  em: "M9 4h5M6 16h5M12 4 8 16",
  bullets: "M4 5h.1M4 10h.1M4 15h.1M8 5h9M8 10h9M8 15h9",
  numbers: "M3 4l1.5-.5V8M3 12h2.5l-2.5 4h2.5M9 6h8M9 14h8",
  quote: "M4 4v12M8 6h9M8 10h9M8 14h6",
  table: "M3 4h14v12H3zM3 8h14M3 12h14M8 4v12M13 4v12",
  picture: "M3 4h14v12H3zM3 14l4-4 3 3 4-5 3 4M7 7.5h.1",
  note: "M3 5h8M3 9h6M3 13h8M15 4v6M13 5.5l2-1.5M3 17h14",
  language: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM3 10h14M10 3c-4 4-4 10 0 14M10 3c4 4 4 10 0 14",
  break: "M5 3v4h10V3M5 17v-4h10v4M2 10h3M8 10h4M15 10h3",
  link: "M8 12l4-4M9 6l2-2a3.5 3.5 0 0 1 5 5l-2 2M11 14l-2 2a3.5 3.5 0 0 1-5-5l2-2",
  space: "M4 9v4h12V9",
  signs: "M4 16h4v-2a5 5 0 1 1 4 0v2h4",
  more: "M5 10h.1M10 10h.1M15 10h.1",
};

export const icon = (name) => html`<svg viewBox="0 0 20 20" width="20" height="20"
  aria-hidden="true" class="icon">${svg`<path d=${PATHS[name] ?? PATHS.more}></path>`}</svg>`;
