"""What everybody may open without logging in."""

from django.urls import URLPattern, path

from hall.portal import views

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", views.home, name="home"),
]
