"""Who is told, in the same transaction, when a look-up has come to its end (answered, or given up)."""

from collections.abc import Callable

from hall.sharing.models import Lookup

Follower = Callable[[Lookup], None]
FOLLOWERS: list[Follower] = []


def follows_lookup(function: Follower) -> Follower:
    """Declare a follower, in an app's `lookup_results.py`; what it raises undoes the answer as well."""
    FOLLOWERS.append(function)
    return function


def announce(lookup: Lookup) -> None:
    """Let everybody who declared it follow."""
    for follower in FOLLOWERS:
        follower(lookup)
