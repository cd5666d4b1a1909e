"""The departments that sit in the hall: asked where their rows are, without any line between."""

from hall.sharing.models import DepartmentLink
from hall.sharing.questions import Confirmation, NotConnected, Question
from hall.sharing.systems import ANSWERERS, Call, system


@system(DepartmentLink.Kind.IN_HALL)
def ask_in_the_hall(department: str, question: Question, call: Call) -> Confirmation:
    """The department's own answer to this topic. Raises NotConnected where it gives none."""
    answerer = ANSWERERS.get((department, question.topic))
    if answerer is None:
        raise NotConnected(question.topic)
    return answerer(question)
