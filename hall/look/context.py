"""What every template may count on: the signboard and whether the reader wants large print."""

from django.http import HttpRequest

from hall.look.signboard import SIGNBOARD

LARGE_PRINT_COOKIE = "large"


def wants_large_print(request: HttpRequest) -> bool:
    """The reader's choice: this browser's cookie first, then what the officer keeps in the account."""
    if chosen := request.COOKIES.get(LARGE_PRINT_COOKIE):
        return chosen == "1"
    return bool(getattr(getattr(request, "user", None), "large_print", False))


def page(request: HttpRequest) -> dict[str, object]:
    """Context processor: `large_print` (bool) and `signboard`."""
    return {"large_print": wants_large_print(request), "signboard": SIGNBOARD}
