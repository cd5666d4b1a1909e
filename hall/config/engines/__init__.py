"""The embedded engines: a PostgreSQL and a Redis of our own, for a machine that has neither.

Whoever needs them enters `use.EngineUse`; a keeper process starts both, restarts what
crashes, and stops them when the last user has left – by the door or by `kill -9`.
Nothing in here needs Django, and Django's settings only ask where the engines are.
"""
