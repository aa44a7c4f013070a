"""Letter file → outputs: read, assemble, lay out, write.

`letter_file` reads a file from disk, `reading` makes the document of one version, `checking`
collects findings, `rendering` makes DOCX and PDF, `building` runs these steps and writes the files,
`drafting` makes new letter files and mission records.  No other package imports both the letter
and the writers.
"""
