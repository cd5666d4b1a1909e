"""Acts that begin at the same instant, each in a thread and on a connection of its own."""

import os
import threading
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection

from hall.cases.refusals import StepRefused


def rounds(usual: int) -> int:
    """How often a race is run: few times in the quick tests, HALL_RACE_ROUNDS times by `chaos.races`."""
    return int(os.environ.get("HALL_RACE_ROUNDS", usual))


Refusals = (StepRefused, ValidationError, IntegrityError)


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Run the acts together; what each returned, or the refusal it got. Any other error is raised here."""
    barrier, outcomes = threading.Barrier(len(acts)), [None] * len(acts)
    broken: list[BaseException] = []

    def run(place: int, act: Callable[[], Any]) -> None:
        try:
            barrier.wait(timeout=30)
            outcomes[place] = act()
        except Refusals as refused:
            outcomes[place] = refused  # type: ignore[call-overload]  # outcomes of any kind
        except BaseException as error:
            broken.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if broken:
        raise broken[0]
    return outcomes


def losers(outcomes: list[Any]) -> list[Exception]:
    """Who was refused."""
    return [outcome for outcome in outcomes if isinstance(outcome, Exception)]
