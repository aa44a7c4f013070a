"""Story or Pages → bytes: one room for each output."""
