// A text that was changed here while it was changed elsewhere.

/** The only run of characters in which two texts differ: its place in the first, what stands there. */
function span(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - start;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/**
 * The text with both changes: `mine` was made of `was`, which is `now` meanwhile.
 * Words put in at the same place stand one after the other; null if the same words were changed.
 */
export function rebased(was, now, mine) {
  if (was === now || now === mine) return mine;
  if (was === mine) return now;
  const base = [...was]; // characters, not the units of UTF-16
  const theirs = span(base, [...now]);
  const own = span(base, [...mine]);
  const [one, two] = theirs.end <= own.start ? [theirs, own] : [own, theirs];
  if (one.end > two.start) return null;
  return [...base.slice(0, one.start), ...one.text, ...base.slice(one.end, two.start), ...two.text,
    ...base.slice(two.end)].join("");
}
