"""Many letters: on all processors of this computer, or on a Dask cluster.

A `Task` is one letter and a `Work` is what is done with each; an `Outcome` is what came of one.
`perform` does the work, in whatever process it runs.  Workers return bytes and findings; only the
process that was started by the user writes files.
"""
