"""Requests of the browser → responses: one module for each kind of thing that is asked for.

Each class has the routes that it answers; `preview.routes` puts them together.  Nothing else is
served.
"""
