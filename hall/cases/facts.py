"""Facts the hall itself knows before there is a case."""

from hall.cases.ports import Subject, fact


@fact("has_agent")
def has_agent(subject: Subject) -> bool:
    """An agent acts for one of the applicants (the intake form says so)."""
    return bool(subject.declared.get("has_agent"))
