"""Texts of a letter file as trees for the editor, and its edits as the smallest replacements.

The Markdown reader of the letter file is the only one: a tree is what it reads, and an edit is
taken only if it reads from the changed text exactly what the editor shows.
"""
