// A note with a name stands under the text that calls it, wherever in the letter it is stored.

/** The path of the text that calls the note at a path; null if none does, or if it is no note. */
export function callerOf(values, path) {
  const index = path.lastIndexOf("notes");
  const id = path[index + 1];
  if (index < 0 || typeof id !== "string") return null;
  const record = path.slice(0, index).reduce((value, step) => value?.[step], values);
  const [language] = path.slice(index + 2);
  const found = [...texts(record, path.slice(0, index))].filter(([text]) => text.includes(`[^${id}]`));
  return (found.find(([, at]) => at.at(-1) === language) ?? found[0])?.[1] ?? null;
}

function* texts(value, path) {
  if (typeof value === "string") yield [value, path];
  else if (value && typeof value === "object") {
    for (const [key, one] of Object.entries(value)) {
      if (key !== "notes") yield* texts(one, [...path, Array.isArray(value) ? Number(key) : key]);
    }
  }
}
