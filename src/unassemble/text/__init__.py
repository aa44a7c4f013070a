"""Faces, glyphs and directions of text (HarfBuzz; Unicode Standard Annex 9)."""
