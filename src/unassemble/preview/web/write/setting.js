// Values of fields set, and taken away when they are emptied.
import { keysAfter } from "../fields.js";
import { at } from "./steps.js";

/** Set the value of a field; a field that may be left out is taken out when it is emptied. */
export function setValue(client, path, value, { needed = false, was } = {}) {
  const isEmpty = value === "" || value === undefined || value === null
    || (Array.isArray(value) && !value.length);
  if (isEmpty && !needed) return removeValue(client, path);
  const yours = typeof value === "string" ? value : "";
  const step = { do: "set", path, value, before: before(client, path) };
  return client.change([was === undefined ? step : { ...step, was }], { yours });
}

/** Take a value out, with the records above it that would be left empty. */
export function removeValue(client, path) {
  if (client.at(path) === undefined) return Promise.resolve(null);
  let end = path.length;
  while (end > 1 && typeof path[end - 2] === "string" && path[end - 2] !== "letter"
    && isAlone(client.at(path.slice(0, end - 1)))) end -= 1;
  return client.change([{ do: "remove", path: path.slice(0, end) }]);
}

const isAlone = (value) => value && typeof value === "object" && Object.keys(value).length === 1;

/** Put an item into a list, which is made if it is not there. */
export function insertItem(client, path, index, value) {
  return client.change([{ do: "insert", path: [...path, index], value,
    before: before(client, path) }]);
}

/** The keys before which a new one stands, for the first key on the path that is not there. */
function before(client, path) {
  for (let end = 1; end <= path.length; end += 1) {
    if (at(client.values, path.slice(0, end)) === undefined) return keysAfter(path.slice(0, end));
  }
  return [];
}
