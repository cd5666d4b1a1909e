"""Pages of supervisors and auditors."""

from django.urls import path

from hall.oversight import views

app_name = "oversight"
urlpatterns = [
    path("oversight/", views.hall_today, name="today"),
    path("conformance/", views.conformance, name="conformance"),
]
