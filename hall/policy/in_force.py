"""What the policy documents in force say on a day; where none speaks, the default of the parameter."""

from datetime import date
from typing import TypeVar

from hall.policy.models import PolicyParameter
from hall.policy.parameters import Parameter

V = TypeVar("V")


def parameter_on(parameter: Parameter[V], day: date) -> V:
    """The value of a policy parameter on that day (附件1; requirement J13).

    A city's document goes before the province's, a later one before an earlier one.
    """
    text = PolicyParameter.objects.in_force(day).filter(name=parameter.name).values_list("value", flat=True)
    found = text.first()
    return parameter.default if found is None else parameter.read(found)
