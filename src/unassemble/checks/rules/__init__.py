"""The rules, one per file; `registry.all_rules` loads them."""
