// The JSON Schema of the letter file → the kind of each value, for the form and the completion.
//
// Kinds: record, list, text (also by language), byId, word, flag, date, scalar, choice.

/** The kind of value that a schema describes, and its details. */
export function shape(schema, root) {
  const page = { description: schema.description ?? "", examples: schema.examples ?? [] };
  return { ...kind(schema, root), ...page };
}

function kind(schema, root) {
  if (schema.allOf?.length === 1) return kind(schema.allOf[0], root);
  if (schema.$ref) {
    const [name, found] = referred(schema, root);
    return found.properties ? { kind: "record", name, schema: found } : kind(found, root);
  }
  if (schema.anyOf) return either(flat(schema.anyOf, root), root);
  if (schema.enum) return { kind: "word", words: schema.enum };
  if (schema.type === "boolean") return { kind: "flag" };
  if (schema.type === "array") return { kind: "list", item: schema.items };
  if (schema.type === "object" && schema.properties) return { kind: "record", name: "", schema };
  if (schema.type === "object" && schema.patternProperties) return { kind: "text" };
  if (schema.type === "object") return { kind: "byId", item: schema.additionalProperties };
  if (schema.pattern === "^\\d{4}-\\d{2}-\\d{2}$") return { kind: "date" };
  return { kind: "scalar" };
}

/** The name and the schema of a definition. */
function referred(schema, root) {
  const name = schema.$ref.split("/").at(-1);
  return [name, root.definitions[name]];
}

/** All forms of a value; of references those to records stay, which have a name. */
const flat = (all, root) => all.flatMap((one) => {
  const found = one.$ref ? referred(one, root)[1] : one;
  if (found.properties) return [one];
  return found.anyOf ? flat(found.anyOf, root) : [found];
});

function either(all, root) {
  const list = all.find((one) => one.type === "array");
  const record = all.find((one) => one.$ref);
  const properties = all.find((one) => one.type === "object" && one.properties);
  const languages = all.find((one) => one.type === "object" && one.patternProperties);
  if (list && languages) return { kind: "list", item: list.items, languages: true };
  if (list) return { kind: "list", item: list.items, one: true };
  if (record) return { ...kind(record, root), shorthand: all.find((one) => !one.$ref) };
  if (properties) {
    const rest = all.filter((one) => one !== properties);
    const plain = languages ? { kind: "text" } : kind(rest[0], root);
    return { kind: "choice", plain, record: { kind: "record", name: "", schema: properties } };
  }
  if (languages) return { kind: "text" };
  return kind(all[0], root);
}

/** The schema at a path of keys and, for list items, numbers. */
export function at(root, path) {
  let schema = root;
  for (const step of path) {
    const found = shape(schema, root);
    if (found.kind === "record") schema = found.schema.properties?.[step];
    else if (found.kind === "list" && typeof step === "number") schema = found.item;
    else if (found.kind === "list" && found.one) {
      schema = shape(found.item, root).schema?.properties?.[step];
    } else if (found.kind === "byId") schema = found.item;
    else if (found.kind === "choice") schema = found.record.schema.properties?.[step];
    else return null;
    if (!schema) return null;
  }
  return shape(schema, root);
}
