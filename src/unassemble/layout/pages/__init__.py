"""Lines and notes → pages.

The column has the same width on every page, so paragraphs are broken into lines first and pages
filled afterwards: `collect` makes rows and decides which stay together, `fill` puts them on pages.
"""
