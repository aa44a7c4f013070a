"""unassemble: letters circulated as documents of the United Nations, from one letter file."""
