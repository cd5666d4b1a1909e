"""Words typed into a field that no form object reads."""

from django.http import HttpRequest


def words_in(request: HttpRequest, name: str) -> str:
    """What stands in the field, '' without it; no NUL, which nobody types and no database keeps."""
    return request.POST.get(name, "").replace("\x00", "")
