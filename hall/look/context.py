"""What every template may count on: the signboard, the frame, and whether the reader wants large print."""

from django.http import HttpRequest

from hall.look.signboard import signboard

LARGE_PRINT_COOKIE = "large"


def wants_large_print(request: HttpRequest) -> bool:
    """The reader's choice: this browser's cookie first, then what the officer keeps in the account."""
    if chosen := request.COOKIES.get(LARGE_PRINT_COOKIE):
        return chosen == "1"
    return bool(getattr(getattr(request, "user", None), "large_print", False))


def page(request: HttpRequest) -> dict[str, object]:
    """Context processor: `large_print`, `signboard`, and `frame`, the base of pages shown to both publics."""
    known = getattr(getattr(request, "user", None), "is_authenticated", False)
    return {
        "large_print": wants_large_print(request),
        "signboard": signboard(),
        "frame": "base.html" if known else "public.html",
    }
