"""The language server: findings, repairs, manual pages, completion and footnotes in any editor.

`server` speaks the Language Server Protocol (3.17).  The other modules take the text of the letter
and a position, and know nothing of the protocol.
"""
