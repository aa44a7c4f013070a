"""Text as glyphs (HarfBuzz), as directions and as break opportunities (UAX #9 and #14, by ICU)."""
