"""The steps of breaking one paragraph into lines; `layout.typesetter` calls them in order."""
