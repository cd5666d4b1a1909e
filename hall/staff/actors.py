"""Who acts: an officer, an applicant, another system, or the clockwork of the hall itself."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from hall.staff.departments import D
from hall.staff.duties import Duty

if TYPE_CHECKING:
    from hall.staff.models import Officer


class ActorKind(StrEnum):
    """经办主体的种类."""

    OFFICER = "officer"
    APPLICANT = "applicant"
    SYSTEM = "system"
    CLOCKWORK = "clockwork"
    STRANGER = "stranger"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who stands at the door: department, duties and a label for the audit. Never a request, never a row.

    `court_code` is the 法院代字 (粤5302) of a court's people and systems, empty for everybody else.
    """

    kind: ActorKind
    label: str
    department: str
    duties: frozenset[str] = frozenset()
    officer_id: int | None = None
    hall_id: int | None = None
    address: str = ""
    court_code: str = ""

    def has_duty(self, duty: str) -> bool:
        return duty in self.duties

    @property
    def supervises_hall(self) -> bool:
        """主管 of the registry; the heads of other departments supervise their own people only."""
        return self.has_duty(Duty.SUPERVISE) and self.department == D.REGISTRATION

    @property
    def is_officer(self) -> bool:
        return self.kind is ActorKind.OFFICER

    def __str__(self) -> str:
        return self.label


CLOCKWORK: Final = Actor(ActorKind.CLOCKWORK, "系统自动", "")


def officer_actor(officer: "Officer", *, address: str = "") -> Actor:
    """The officer as actor; an officer who was disabled has no duties. `address` is where from (IP)."""
    return Actor(
        kind=ActorKind.OFFICER,
        label=officer.name,
        department=officer.department,
        duties=frozenset(officer.duties) if officer.is_active else frozenset(),
        officer_id=officer.pk,
        hall_id=officer.hall_id,
        address=address,
        court_code=officer.court_code,
    )


def stranger(address: str = "") -> Actor:
    """Somebody who has not said who they are (a failed log-in, a public page)."""
    return Actor(ActorKind.STRANGER, "未登录", "", address=address)


def applicant(label: str, *, address: str = "") -> Actor:
    """A citizen acting online; `label` is the masked name."""
    return Actor(ActorKind.APPLICANT, label, D.APPLICANT, address=address)


def client_system(
    label: str, department: str, *duties: str, address: str = "", court_code: str = ""
) -> Actor:
    """Another department's system calling the API; a court's with its 法院代字."""
    return Actor(
        ActorKind.SYSTEM, label, department, frozenset(duties), address=address, court_code=court_code
    )
