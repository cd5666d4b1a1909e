"""Who may read the registry's papers."""

from hall.papers.access import may_read
from hall.papers.models import Paper
from hall.staff.actors import Actor
from hall.staff.departments import D


@may_read("certificate")
def officers_of_the_registry(paper: Paper, by: Actor) -> bool:
    """Certificates and proofs are read by the registry's officers."""
    return by.is_officer and by.department == D.REGISTRATION
