"""The rules, one a file; `registry.all_rules` loads them."""
