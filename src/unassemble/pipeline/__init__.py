"""Letter file → outputs: read, assemble, lay out, write.

One module for each step: `letter_file` reads a file from disk, `reading` makes a document of one
version, `checking` collects findings, `rendering` makes DOCX and PDF, `building` joins them and
writes the files.  No other room sees both the letter and the writers.
"""
