"""The simulators as one system of the look-ups; a hall in production has no such rows."""

from hall.rehearsal.simulators import simulate
from hall.sharing.models import DepartmentLink
from hall.sharing.systems import system

system(DepartmentLink.Kind.SIMULATOR)(simulate)
