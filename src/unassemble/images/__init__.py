"""Pictures of a letter, bar codes and QR codes."""
