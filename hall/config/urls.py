"""Every page of the hall, room by room."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("", include("hall.look.urls")),
    path("", include("hall.portal.urls")),
]
