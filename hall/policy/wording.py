"""Documents and parameters in words, for officers' and public pages alike."""

from dataclasses import dataclass
from datetime import date

from hall.policy.in_force import parameter_on
from hall.policy.models import PolicyDocument, Status
from hall.policy.parameters import PARAMETERS

MEANINGS = {
    Status.DRAFT: "run",
    Status.COMING: "waiting",
    Status.IN_FORCE: "ok",
    Status.REPEALED: "idle",
}


@dataclass(frozen=True)
class ParameterRow:
    """One parameter as a document or a day has it; `now` is what holds today, empty where it is the same."""

    name: str
    label: str
    basis: str
    said: str
    now: str = ""


@dataclass(frozen=True)
class DocumentLine:
    """One document of a list, with its status on the day asked."""

    document: PolicyDocument
    meaning: str
    status: str


def line_of(document: PolicyDocument, on: date) -> DocumentLine:
    """The document with its status in words."""
    status = document.status(on)
    return DocumentLine(document, MEANINGS[status], status.label)


def set_by(document: PolicyDocument, on: date) -> list[ParameterRow]:
    """What a document sets, in the notice's order, beside what holds today."""
    values = dict(document.parameters.values_list("name", "value"))
    rows = []
    for name, parameter in PARAMETERS.items():
        if name in values:
            said = parameter.words(parameter.read(values[name]))
            holds = parameter.words(parameter_on(parameter, on))
            rows.append(
                ParameterRow(name, parameter.label, parameter.basis, said, holds if holds != said else "")
            )
    return rows


def holding(on: date) -> list[ParameterRow]:
    """Every parameter as it holds on a day, set by a document or by default."""
    return [
        ParameterRow(name, one.label, one.basis, one.words(parameter_on(one, on)))
        for name, one in PARAMETERS.items()
    ]
