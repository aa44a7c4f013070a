"""Letter file → Letter: YAML with positions, schema, values by language, Markdown."""
