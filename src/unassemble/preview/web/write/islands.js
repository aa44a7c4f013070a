// Controls that draw themselves (text editors, choices, dates) inside what lit draws: an island is
// an empty element with a recipe; it is made once, and made again only if its key changes.
import { html } from "../vendor/lit.js";

const made = new WeakMap();

/** `recipe`: { key, make(root) → control, update(control) }; a control may have `destroy()`. */
export const island = (recipe) => html`<div class="island" .recipe=${recipe}></div>`;

/** Make and update the islands below an element, after it was drawn; what is closed can wait. */
export function settle(root, live) {
  for (const element of root.querySelectorAll(".island")) {
    if (!made.has(element) && element.closest("details:not([open])")) continue;
    const { recipe } = element;
    const known = made.get(element);
    if (known?.key === recipe.key) {
      recipe.update?.(known.control);
      continue;
    }
    known?.control.destroy?.();
    const inner = document.createElement("div");
    element.replaceChildren(inner);
    const control = recipe.make(inner);
    made.set(element, { key: recipe.key, control });
    live.add(element);
  }
  for (const element of live) {
    if (element.isConnected) continue;
    made.get(element)?.control.destroy?.();
    made.delete(element);
    live.delete(element);
  }
}

/** The control of an island. */
export const controlIn = (element) => made.get(element)?.control ?? null;
