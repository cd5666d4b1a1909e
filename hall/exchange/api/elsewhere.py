"""Addresses below /api/ that are none: included last, answered in JSON like everything there."""

from django.urls import path

from hall.exchange.api import views

urlpatterns = [path("<path:rest>", views.Nothing.as_view())]
