"""Addresses of housing's resources."""

from django.urls import path

from transactions.api import views

urlpatterns = [path("projects/<str:number>/table/", views.ProjectTable.as_view())]
