"""The language server: findings, repairs, pages, completion and notes, in any editor.

What is offered and shown is worked out here from the text alone, `server` speaks the Language
Server Protocol (3.17).
"""
