// The pages of one version in a scrolling column; pictures are loaded near the view only.
import { element } from "../common/dom.js";
import { LANGUAGES, t } from "../common/words.js";

const SVG = "http://www.w3.org/2000/svg";
const NEAR = "150% 0px";
const CSS_DPI = 96 / 72;

export class Pane {
  /** Calls `moved(pane)` when another page comes into view, `clicked(pane, index, x, y)` on clicks. */
  constructor({ clicked, moved }) {
    this.clicked = clicked;
    this.moved = moved;
    this.state = { pages: [], size: [612, 792], language: "" };
    this.pages = [];
    this.zoom = "width";
    this.current = 0;
    this.marked = [];
    this.root = element("div", { class: "pane", role: "group", tabindex: "0" });
    this.observer = new IntersectionObserver((seen) => this.seen(seen),
      { root: this.root, rootMargin: NEAR });
    this.root.addEventListener("scroll", () => this.scrolled(), { passive: true });
    this.resizing = new ResizeObserver(() => this.resized());
    this.resizing.observe(this.root);
  }

  close() {
    this.observer.disconnect();
    this.resizing.disconnect();
    this.root.remove();
  }

  /** Show a version; pages that look the same are left unchanged. */
  update(state) {
    const other = state.language !== this.state.language;
    this.state = state;
    this.root.lang = state.language;
    const language = LANGUAGES[state.language];
    this.root.setAttribute("aria-label", language ? t("pages.of", { language }) : t("pages"));
    while (this.pages.length > state.pages.length) this.remove(this.pages.pop());
    state.pages.forEach((key, index) => {
      const page = this.pages[index] ?? this.add(index);
      if (page.key !== key) {
        page.key = key;
        if (page.near) this.draw(page);
      }
    });
    this.label();
    if (other) this.resized();
    this.root.classList.toggle("old", state.stale);
  }

  label() {
    for (const page of this.pages) {
      page.article.setAttribute("aria-label",
        t("page.of", { page: page.index + 1, pages: this.pages.length }));
    }
  }

  add(index) {
    const [width, height] = this.state.size;
    const article = element("article", { class: "page", tabindex: "-1", "data-page": index + 1 });
    article.style.aspectRatio = `${width} / ${height}`;
    const page = { index, article, key: "", near: false, image: null, text: null, shown: "" };
    article.addEventListener("click", (event) => this.click(event, page));
    article.addEventListener("keydown", (event) => this.key(event, page));
    this.pages.push(page);
    this.root.append(article);
    this.observer.observe(article);
    return page;
  }

  remove(page) {
    this.observer.unobserve(page.article);
    page.article.remove();
  }

  seen(entries) {
    for (const entry of entries) {
      const page = this.pages[Number(entry.target.dataset.page) - 1];
      if (!page) continue;
      page.near = entry.isIntersecting;
      if (page.near) this.draw(page);
      else this.clear(page);
    }
  }

  clear(page) {
    page.image = page.text = null;
    page.shown = "";
    page.article.replaceChildren();
  }

  /** The scale to draw at, in steps of a quarter; 1 is 96 pixels per inch. */
  scale() {
    const wide = this.pages[0]?.article.clientWidth || 816;
    const exact = (wide / (this.state.size[0] * CSS_DPI)) * (window.devicePixelRatio || 1);
    return Math.min(Math.max(Math.ceil(exact * 4) / 4, 0.25), 4);
  }

  async draw(page) {
    const { key } = page;
    const scale = this.scale();
    const wanted = `${key}@${scale}`;
    if (page.shown === wanted || page.wanted === wanted) return;
    page.wanted = wanted;
    const image = element("img", { alt: "", draggable: "false" });
    image.src = `image/${this.state.language}/${key}.png?scale=${scale}`;
    try {
      await image.decode();
    } catch {
      if (page.wanted === wanted) page.wanted = "";
      return;
    }
    if (page.wanted !== wanted || !page.near) return;
    page.wanted = "";
    page.shown = wanted;
    if (page.image) page.image.replaceWith(image);
    else page.article.prepend(image);
    page.image = image;
    page.article.dispatchEvent(new CustomEvent("drawn", { bubbles: true, detail: key }));
    this.words(page, key);
  }

  /** An invisible text layer over the picture of a page, for search, selection, screen readers. */
  async words(page, key) {
    if (page.text?.dataset.key === key) return;
    const answer = await fetch(`text/${this.state.language}/${key}.json`);
    if (!answer.ok || page.key !== key || !page.near) return;
    const rows = await answer.json();
    if (page.key !== key || !page.near) return;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", `0 0 ${this.state.size.join(" ")}`);
    svg.dataset.key = key;
    for (const [x, y, width, size, text, language] of rows) {
      const line = document.createElementNS(SVG, "text");
      line.setAttribute("x", x);
      line.setAttribute("y", y);
      line.setAttribute("font-size", size);
      line.setAttribute("textLength", width);
      line.setAttribute("lengthAdjust", "spacingAndGlyphs");
      line.setAttribute("lang", language);
      line.textContent = text;
      svg.append(line);
    }
    page.text?.remove();
    page.text = svg;
    page.article.append(svg);
    page.article.dispatchEvent(new CustomEvent("worded", { bubbles: true, detail: key }));
    if (this.marked.length) this.drawMarks();
  }

  click(event, page) {
    if (String(getSelection())) return;
    const box = page.article.getBoundingClientRect();
    const [width, height] = this.state.size;
    this.clicked(this, page.index, ((event.clientX - box.left) / box.width) * width,
      ((event.clientY - box.top) / box.height) * height);
  }

  /** The Enter key goes through a page line by line, for use without a mouse. */
  key(event, page) {
    const lines = page.text ? [...page.text.querySelectorAll("text")] : [];
    if (!lines.length || event.target !== page.article) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Enter" && page.line === undefined) page.line = 0;
    else if (step && page.line !== undefined) {
      page.line = Math.min(Math.max(page.line + step, 0), lines.length - 1);
    } else if (event.key === "Escape" && page.line !== undefined) {
      page.line = undefined;
      this.mark([]);
      return;
    } else return;
    event.preventDefault();
    const [x, y, width, size] = ["x", "y", "textLength", "font-size"]
      .map((name) => Number(lines[page.line].getAttribute(name)));
    this.mark([{ page: page.index, x, y: y - size, width, height: size * 1.3 }]);
    this.clicked(this, page.index, x + 1, y - size / 3);
  }

  /** Highlight parts of pages and scroll the first into view. */
  mark(boxes, scroll = false) {
    this.marked = boxes;
    this.drawMarks();
    if (scroll && boxes.length) {
      const { page, y } = boxes[0];
      this.goTo(page, y, 0.3);
    }
  }

  /** Bring marked places into the middle of the view, if the first is out of it. */
  bring([box]) {
    const page = box && this.pages[box.page];
    if (!page) return;
    const part = page.article.clientHeight / this.state.size[1];
    const top = page.article.offsetTop + box.y * part - this.root.scrollTop;
    const bottom = top + box.height * part;
    if (top < 0 || bottom > this.root.clientHeight) this.goTo(box.page, box.y, 0.4);
  }

  drawMarks() {
    for (const old of this.root.querySelectorAll(".mark")) old.remove();
    const [width, height] = this.state.size;
    for (const box of this.marked) {
      const page = this.pages[box.page];
      if (!page) continue;
      const mark = element("div", { class: "mark" });
      mark.style.left = `${((box.x - 3) / width) * 100}%`;
      mark.style.top = `${((box.y - 1) / height) * 100}%`;
      mark.style.width = `${((box.width + 6) / width) * 100}%`;
      mark.style.height = `${((box.height + 2) / height) * 100}%`;
      page.article.append(mark);
    }
  }

  /** Scroll to a point on a page, placed at the fraction `part` of the view from its top. */
  goTo(index, y = 0, part = 0) {
    const page = this.pages[index];
    if (!page) return;
    const tall = page.article.clientHeight;
    const top = page.article.offsetTop + (y / this.state.size[1]) * tall;
    this.root.scrollTo({ top: top - this.root.clientHeight * part - (y ? 0 : 8) });
  }

  setZoom(zoom) {
    this.keepPlace(() => { this.zoom = zoom; this.size(); });
    for (const page of this.pages) if (page.near) this.draw(page);
  }

  resized() {
    this.keepPlace(() => this.size());
    for (const page of this.pages) if (page.near) this.draw(page);
  }

  /** Run a function that changes the size of pages, and keep the place in view. */
  keepPlace(change) {
    const page = this.pages[this.current];
    const tall = page?.article.clientHeight || 1;
    const part = page ? (this.root.scrollTop - page.article.offsetTop) / tall : 0;
    change();
    if (page) {
      this.root.scrollTop = page.article.offsetTop + part * page.article.clientHeight;
    }
  }

  size() {
    const [width, height] = this.state.size;
    const room = this.root.clientWidth - 24;
    const natural = width * CSS_DPI;
    const fits = {
      width: room,
      page: Math.min(room, ((this.root.clientHeight - 24) * width) / height),
    };
    const wide = fits[this.zoom] ?? natural * Number(this.zoom);
    this.root.style.setProperty("--page", `${Math.max(Math.round(wide), 60)}px`);
  }

  scrolled() {
    const middle = this.root.scrollTop + this.root.clientHeight / 3;
    let index = this.current;
    while (index > 0 && this.pages[index]?.article.offsetTop > middle) index -= 1;
    while (index + 1 < this.pages.length && this.pages[index + 1].article.offsetTop <= middle) {
      index += 1;
    }
    if (index !== this.current) {
      this.current = index;
      this.moved(this);
    }
  }
}
