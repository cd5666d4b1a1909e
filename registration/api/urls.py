"""Addresses of the registry's resources."""

from django.urls import path

from registration.api import views

urlpatterns = [path("surveys/", views.Surveys.as_view())]
