"""Lines and notes → pages.

Text widths are the same on every page, so lines are made first and pages of them afterwards:
`collect` makes rows and works out which may not be parted, `fill` moves them to pages.
"""
