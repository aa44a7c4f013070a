// The side bar: thumbnails of the pages, and the outline.
import { byId, element } from "../common/dom.js";
import { t } from "../common/words.js";

const SCALE = 0.25;

/** Thumbnails of the pages, each loaded when it comes near the view. */
export class Thumbnails {
  constructor(go) {
    this.go = go;
    this.root = byId("thumbs");
    this.items = [];
    this.observer = new IntersectionObserver((seen) => {
      for (const entry of seen) {
        const item = this.items[Number(entry.target.dataset.page) - 1];
        if (!item) continue;
        item.near = entry.isIntersecting;
        this.draw(item);
      }
    }, { root: this.root, rootMargin: "100% 0px" });
  }

  update(state) {
    this.state = state;
    while (this.items.length > state.pages.length) this.items.pop().button.remove();
    state.pages.forEach((key, index) => {
      const item = this.items[index] ?? this.add(index);
      item.key = key;
      item.button.setAttribute("aria-label",
        t("page.of", { page: index + 1, pages: state.pages.length }));
      this.draw(item);
    });
  }

  add(index) {
    const [width, height] = this.state.size;
    const image = element("img", { alt: "" });
    const button = element("button", {
      type: "button", class: "thumb", "data-page": index + 1, click: () => this.go(index),
    }, image, element("span", { "aria-hidden": "true" }, String(index + 1)));
    image.style.aspectRatio = `${width} / ${height}`;
    const item = { button, image, key: "", shown: "", near: false };
    this.items.push(item);
    this.root.append(button);
    this.observer.observe(button);
    return item;
  }

  draw(item) {
    if (!item.near) {
      if (item.shown) item.image.removeAttribute("src");
      item.shown = "";
      return;
    }
    const scale = SCALE * Math.min(window.devicePixelRatio || 1, 2);
    const wanted = `image/${this.state.language}/${item.key}.png?scale=${scale}`;
    if (item.shown !== wanted) {
      item.shown = wanted;
      item.image.src = wanted;
    }
  }

  current(index) {
    this.items.forEach((item, at) => {
      if (at === index) item.button.setAttribute("aria-current", "page");
      else item.button.removeAttribute("aria-current");
    });
    this.items[index]?.button.scrollIntoView({ block: "nearest" });
  }
}

/** The headings of the letter. */
export function outline(entries, go) {
  const root = byId("outline");
  const list = element("ul", {});
  for (const { level, title, page, y } of entries) {
    list.append(element("li", { style: `--level: ${level}` },
      element("button", { type: "button", dir: "auto", click: () => go(page, y) }, title)));
  }
  root.replaceChildren(entries.length ? list : element("p", {}, t("outline.none")));
}

/** The tabs of the side bar, with arrow keys. */
export function tabs() {
  const all = [...document.querySelectorAll("#side [role=tab]")];
  const choose = (tab) => {
    for (const one of all) {
      const on = one === tab;
      one.setAttribute("aria-selected", String(on));
      one.tabIndex = on ? 0 : -1;
      byId(one.getAttribute("aria-controls")).hidden = !on;
    }
  };
  for (const tab of all) {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = all[(all.indexOf(tab) + step + all.length) % all.length];
      choose(next);
      next.focus();
    });
  }
}
