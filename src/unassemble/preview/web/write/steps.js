// Steps of a change (see preview/editing.py) applied to values, so that the screen need not wait.

const isRecord = (value) => value !== null && typeof value === "object";

/** The value at a path of keys and indexes; undefined if there is none. */
export function at(values, path) {
  let value = values;
  for (const key of path) {
    if (!isRecord(value)) return undefined;
    value = value[key];
  }
  return value;
}

/** Values with a step applied; those that were given stay as they are. */
export function applied(values, step) {
  const [head, ...rest] = step.path;
  if (rest.length) {
    const lists = step.do === "insert" && rest.length === 1;
    let inner = isRecord(values) ? values[head] : undefined;
    if (inner === undefined || inner === "") inner = lists ? [] : {};
    if (lists && !Array.isArray(inner)) inner = [inner];
    return replaced(values, head, applied(inner, { ...step, path: rest }));
  }
  switch (step.do) {
    case "set": return replaced(values, head, plain(step.value));
    case "insert": return [...values.slice(0, head), plain(step.value), ...values.slice(head)];
    case "remove": return without(values, head);
    case "move": {
      const left = without(values, head);
      return [...left.slice(0, step.to), values[head], ...left.slice(step.to)];
    }
    default: { // replace: offsets count characters, not the units of UTF-16
      const text = [...values[head]];
      text.splice(step.start ?? 0, (step.end ?? 0) - (step.start ?? 0), step.value);
      return replaced(values, head, text.join(""));
    }
  }
}

function replaced(values, key, value) {
  if (!Array.isArray(values)) return { ...values, [key]: value };
  return [...values.slice(0, key), value, ...values.slice(key + 1)];
}

function without(values, key) {
  if (Array.isArray(values)) return [...values.slice(0, key), ...values.slice(key + 1)];
  const { [key]: _, ...left } = values;
  return left;
}

/** A value as the letter file is read: every scalar is a text. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one)]));
  }
  return value === null || value === undefined ? "" : String(value);
}
