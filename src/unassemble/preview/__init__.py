"""Letter file → its pages in a browser, kept up to date while the file is written.

The pages are those of the PDF: it is built in memory, and drawn.  `building` makes it, `memo`
remembers what did not change, `drawing` draws, `places` leads from page to file and back,
`editing` changes the file, `server` answers the browser.
"""
