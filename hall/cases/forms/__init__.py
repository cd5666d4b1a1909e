"""Forms of the case: searching, and the application itself."""

from hall.cases.forms.search import CASE_NUMBER_LENGTH, SearchForm

__all__ = ["CASE_NUMBER_LENGTH", "SearchForm"]
