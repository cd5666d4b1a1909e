"""A court's order from its bearer's hand to the archive."""

from __future__ import annotations

from hall.cases.models import Case
from hall.cases.services.steps import take_step
from hall.rehearsal import drives
from hall.rehearsal.mixed.scene import Scene
from hall.rehearsal.mixed.street import Street
from hall.rehearsal.telling import tell
from registration.services.receiving_orders import receive_order


def serve(scene: Scene, street: Street) -> Case:
    """送达登记: from this commit on it blocks; the order's own case. Raises LookupError without an order."""
    if scene.order is None:
        raise LookupError("这个场景没有法院来文")
    receipt = receive_order(scene.order, by=street.crew.accepts)
    return Case.objects.get(number=receipt.case_number)


def carry_out(case: Case, scene: Scene, street: Street) -> None:
    """The order is accepted, registered and archived."""
    people = street.crew
    drives.receive(case, scene.said, by=people.accepts)
    take_step(case.pk, "accept", by=people.accepts)
    drives.decide(case, people)
    take_step(case.pk, "archive", by=people.archives)
    tell(case)


def serve_and_carry_out(scene: Scene, street: Street) -> None:
    """An order the scene of another application needs."""
    case = serve(scene, street)
    street.prepared.append(case.number)
    carry_out(case, scene, street)
