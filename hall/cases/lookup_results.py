"""What becomes of a case's materials when departments are asked and when they answer."""

from hall.cases.ports import Happened, follows
from hall.cases.services.verifying import ask_all_departments, note_answer
from hall.sharing.models import Lookup
from hall.sharing.results import follows_lookup


@follows("file")
def ask_at_filing(happened: Happened) -> None:
    """M3: what departments can confirm is asked of them before it is asked of the applicant."""
    ask_all_departments(happened.case, by=happened.by)


@follows_lookup
def meet_the_line(lookup: Lookup) -> None:
    """S5: the answer stands for the paper."""
    note_answer(lookup)
