// Completion of keys and words in the YAML, from the schema.
import { at } from "../details/schema.js";

/** The completions at the cursor, in the form that CodeMirror needs. */
export function completions(context, schema) {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  const path = pathAt(context.state.doc, line.number, before);
  if (path === null) return null;
  const valued = /^\s*(?:- )*([\w-]+):\s+(\S*)$/.exec(before);
  const item = /^(\s*(?:- )*)([\w-]*)$/.exec(before);
  if (valued) {
    const found = at(schema, [...path, valued[1]]);
    return words(found, context.pos - valued[2].length);
  }
  if (!item || (!item[2] && !context.explicit && !/- $/.test(before))) return null;
  const from = context.pos - item[2].length;
  const found = at(schema, path);
  if (found?.kind === "list") return words(at(schema, [...path, 0]), from);
  const record = found?.kind === "choice" ? found.record : found;
  if (record?.kind !== "record") return words(found, from);
  const options = Object.entries(record.schema.properties).map(([key, one]) => ({
    label: key, type: "property", info: one.description, apply: `${key}: `,
    boost: record.schema.required?.includes(key) ? 1 : 0,
  }));
  return { from, options, validFor: /^[\w-]*$/ };
}

function words(found, from) {
  const record = found?.kind === "list" ? null : found;
  const list = record?.kind === "word" ? record.words
    : record?.kind === "flag" ? ["true", "false"]
      : record?.shorthand?.enum ?? [];
  if (!list.length) return null;
  return { from, options: list.map((label) => ({ label, type: "enum" })), validFor: /^[\w-]*$/ };
}

/** The path (keys and indexes) to a line, by its indentation; null inside a block scalar. */
export function pathAt(doc, number, before) {
  const path = [];
  const lead = /^(\s*)((?:- +)*)/.exec(before);
  let indent = lead[0].length;
  if (lead[2]) path.unshift(count(doc, number, lead[1].length + lead[2].lastIndexOf("-")));
  let inside = lead[2] ? lead[1].length + lead[2].lastIndexOf("-") : indent;
  for (let at = number - 1; at >= 1 && (inside > 0 || lead[2]); at -= 1) {
    const { text } = doc.line(at);
    const found = /^(\s*)((?:- +)*)([\w"'*† -]+?):(?:\s+(\S.*))?$/.exec(text);
    if (!text.trim() || /^\s*#/.test(text)) continue;
    if (!found) continue;
    const column = found[1].length + found[2].length;
    const within = column < inside || (column === inside && dashed(path, doc, number, inside));
    if (!within) continue;
    if (/^[|>]/.test(found[4] ?? "")) return path.length || column < indent ? null : path;
    if (found[4] && !found[4].startsWith("#")) continue;
    path.unshift(found[3].replace(/^["']|["']$/g, ""));
    inside = column;
    if (found[2]) {
      const dash = found[1].length + found[2].lastIndexOf("-");
      path.unshift(count(doc, at, dash));
      inside = dash;
    }
    indent = inside;
    if (inside === 0) break;
  }
  return path;
}

/** Whether a list may begin at its key's own column. */
function dashed(path, doc, number, inside) {
  return typeof path[0] === "number" && doc.line(number).text.slice(inside).startsWith("-");
}

/** How many items of a list are above a line, counted by their dashes. */
function count(doc, number, column) {
  let items = 0;
  for (let at = number - 1; at >= 1; at -= 1) {
    const { text } = doc.line(at);
    if (!text.trim()) continue;
    const indent = text.length - text.trimStart().length;
    if (indent < column) break;
    if (indent === column && text[column] === "-") items += 1;
    else if (indent === column) break;
  }
  return items;
}
