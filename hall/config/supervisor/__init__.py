"""The processes of `make run` under one foreground supervisor."""
