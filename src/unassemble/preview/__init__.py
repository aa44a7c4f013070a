"""Letter file → its pages in a browser, kept up to date while the file is edited.

The pages are those of the PDF, built in memory and drawn.  `building` builds a version, `drawing`
draws its pages, `letters` keeps the versions of a file up to date, `hub` watches the files and
informs the browser windows, `places` maps points on pages to places in the file and back, `editing`
and `saving` change the file, `server` and `changes` answer requests, and `guard` refuses those of
other sites.
"""
