// Cards: records in a list, moved by keys, by buttons, or to a place chosen from a list.
import { html, nothing } from "../vendor/lit.js";
import { t } from "../common/words.js";

/**
 * A card.  `move(to)` moves it inside its list; `places` are other lists for it: [name, call].
 * `copy` and `remove` may be missing.  Alt+↑ and Alt+↓ move it from anywhere in it.
 */
export function card({ name, heading = name, index, count, move, places = [], copy, remove, path },
  inside) {
  return html`<section class="card" data-card=${JSON.stringify(path)} aria-label=${name}
    @keydown=${(event) => moveByKey(event, index, count, move)}>
    <div class="card-head"><h3 dir="auto">${heading}</h3>
      ${cardTools({ name, index, count, move, places, copy, remove })}</div>${inside}</section>`;
}

/** Move by Alt+↑ and Alt+↓. */
export function moveByKey(event, index, count, move) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step || !event.altKey || event.ctrlKey || event.metaKey) return;
  const to = index + step;
  event.preventDefault();
  event.stopPropagation();
  if (to >= 0 && to < count) move(to);
}

/** The buttons of a card. */
export function cardTools({ name, index, count, move, places = [], copy, remove }) {
  const button = (part, sign, key, off, call) => html`<button type="button" class="small"
    ?disabled=${off} data-part=${part} aria-label=${t(key, { name })} title=${t(key, { name })}
    @click=${call}>${sign}</button>`;
  return html`<div class="row card-tools">
    ${button("up", "↑", "write.up", index === 0, () => move(index - 1))}
    ${button("down", "↓", "write.down", index + 1 >= count, () => move(index + 1))}
    ${count > 2 || places.length ? moveTo(name, index, count, move, places) : nothing}
    ${copy ? button("copy", t("copy"), "write.copy", false, copy) : nothing}
    ${remove ? button("remove", "✕", "write.remove", false, remove) : nothing}</div>`;
}

/** "Move to…": the places in the list, and other lists. */
function moveTo(name, index, count, move, places) {
  const choose = (event) => {
    const [kind, value] = event.target.value.split(":");
    event.target.value = "";
    if (kind === "at") move(Number(value));
    else if (kind === "to") places[Number(value)][1]();
  };
  const last = count - 1;
  const numbered = count > 3 && count <= 40 ? Array.from({ length: count - 2 }, (_, at) => at + 1) : [];
  return html`<select class="small" data-part="to" aria-label=${t("write.move.of", { name })}
    @change=${choose}><option value="">${t("write.move")}</option>
    ${index > 0 ? html`<option value="at:0">${t("write.move.first")}</option>` : nothing}
    ${numbered.filter((to) => to !== index).map((to) => html`<option value=${`at:${to}`}>
      ${t("write.move.place", { number: to + 1 })}</option>`)}
    ${index < last ? html`<option value=${`at:${last}`}>${t("write.move.last")}</option>` : nothing}
    ${places.map(([words], to) => html`<option value=${`to:${to}`}>${words}</option>`)}</select>`;
}
