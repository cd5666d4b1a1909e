"""混沌: what the hall promises while its processes are killed. Not part of the quick tests.

`python -m chaos.kill_workers` kills web, worker, broker and database processes of a hall of its own while
counters work at it, and reconciles every acknowledged act with the book. `python -m chaos.races` repeats the
races of `tests/races` a hundred and fifty times each.
"""
