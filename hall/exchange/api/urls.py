"""The description of the API; the rooms' resources stand in their own `api/urls.py`."""

from django.urls import path

from hall.exchange.api import views

app_name = "api"
urlpatterns = [
    path("", views.guide, name="guide"),
    path("caller/", views.Caller.as_view(), name="caller"),
    path("schema/", views.Schema.as_view(), name="schema"),
]
