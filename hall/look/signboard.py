"""What stands over the door: the city's names, and the main hall with its address, phone and hours."""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from hall.staff.models import Hall


@dataclass
class Signboard:
    """The names on the header; the main hall is read only when a page shows it."""

    city: str

    @property
    def officers(self) -> str:
        """Over the officers' pages."""
        return f"{self.city}一窗受理"

    @property
    def public(self) -> str:
        """Over the public's pages."""
        return f"{self.city}不动产登记"

    @cached_property
    def hall(self) -> Hall | None:
        """The open hall entered first; None before any hall has been entered."""
        return Hall.objects.filter(is_open=True).order_by("pk").first()


def signboard() -> Signboard:
    """The signboard of this installation (settings.HALL_CITY)."""
    return Signboard(settings.HALL_CITY)
