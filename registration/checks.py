"""System checks: no item is offered whose register effect nobody can write."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register

from hall.catalogue.items import ITEMS
from registration.claims import CLAIMS
from registration.services.recording import WRITER_ROOMS
from registration.writers import WRITERS


@register()
def every_effect_is_written(app_configs: Any = None, **kwargs: Any) -> Sequence[CheckMessage]:
    """Every effect of an offered item has a writer, and a reader of the case for it."""
    effects = {effect for item in ITEMS.values() if item.offered for effect in item.effects}
    return [
        Error(
            f"登簿效果“{effect.label}”没有写法",
            hint="在 registration/writers/ 用 @writes 声明，并在 registration/claims.py 用 @claims 声明",
            id="registration.E001",
        )
        for effect in sorted(effects)
        if not WRITER_ROOMS or effect not in WRITERS or effect not in CLAIMS
    ]
