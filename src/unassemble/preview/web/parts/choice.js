// Radio buttons and check boxes under a legend.
import { element } from "../common/dom.js";

/**
 * A group of radio buttons (`multiple`: check boxes).
 * rows: `{value, label, detail}`.  value: what is chosen (several: a list).  changed: is called
 * with what is chosen then.
 */
export function choice(name, legend, rows, { value, multiple = false, changed, row = plainRow }) {
  const group = element("fieldset", { class: "choice", id: name }, element("legend", {}, legend));
  const boxes = rows.map((one) => element("input", { type: multiple ? "checkbox" : "radio", name,
    value: one.value, id: `${name}-${one.value || "none"}`, change: () => take() }));
  boxes.forEach((box, index) => {
    box.checked = multiple ? value.includes(box.value) : value === box.value;
    group.append(row(rows[index], box));
  });
  function take() {
    const now = boxes.filter((one) => one.checked).map((one) => one.value);
    group.removeAttribute("aria-invalid");
    changed(multiple ? now : now[0] ?? "");
  }
  return group;
}

function plainRow({ label, detail }, box) {
  return element("label", { class: "option" }, box, element("span", {}, label,
    detail ? element("small", {}, detail) : ""));
}

/** A text field under its label. */
export function textField(id, label, value, changed, more = {}) {
  const { hint, ...attributes } = more;
  return element("p", { class: "text" }, element("label", { for: id }, label),
    hint ? element("small", { id: `${id}-hint` }, hint) : "",
    element("input", { type: "text", id, value, autocomplete: "off", dir: "auto",
      "aria-describedby": hint ? `${id}-hint` : null, ...attributes,
      input: (event) => { event.target.removeAttribute("aria-invalid"); changed(event.target.value); } }));
}
