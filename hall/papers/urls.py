"""Addresses of the papers room."""

from django.urls import path

from hall.papers import views

app_name = "papers"

urlpatterns = [
    path("failures/", views.failures, name="failures"),
    path("<slug:number>/retry/", views.retry, name="retry"),
    path("<slug:number>.pdf", views.pdf, name="pdf"),
]
