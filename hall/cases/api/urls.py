"""Addresses of the cases' resources."""

from django.urls import path

from hall.cases.api import views

urlpatterns = [path("applications/check/", views.Prechecks.as_view())]
