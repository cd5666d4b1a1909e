"""The switch for large print."""

from django.urls import path

from hall.look import views

app_name = "look"
urlpatterns = [path("large-print/", views.large_print, name="large_print")]
