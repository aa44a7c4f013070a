"""Many letters: on all processors of this computer, or on a Dask cluster.

A `Task` is one letter and a `Work` is what is done with each; an `Outcome` is what came of one.
`perform` does the work, in whatever process it runs.  Workers return bytes and findings; only the
process that was started by the user writes files.
"""

from __future__ import annotations

from unassemble.batch.perform import perform
from unassemble.batch.records import BuildWork, CheckWork, Outcome, Task, Work

__all__ = ["BuildWork", "CheckWork", "Outcome", "Task", "Work", "perform"]
