"""Every page of the hall, room by room."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from hall.config.health import health
from hall.staff.views import log_in

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health),
    path("admin/login/", log_in.log_in),
    path("admin/logout/", log_in.log_out),
    path("admin/password_change/", log_in.password),
    path("admin/", admin.site.urls),
    path("accounts/", include("hall.staff.urls")),
    path("", include("hall.look.urls")),
    path("taxation/", include("taxation.urls")),
    path("", include("hall.cases.urls")),
    path("", include("hall.floor.urls")),
    path("cashier/", include("hall.cashier.urls")),
    path("transactions/", include("transactions.urls")),
    path("", include("registration.urls")),
    path("judicial/", include("judicial.urls")),
    path("buyers/", include("judicial.buyer_urls")),
    path("papers/", include("hall.papers.urls")),
    path("exchange/", include("hall.exchange.urls")),
    path("inquiries/", include("hall.inquiries.urls")),
    path("", include("hall.oversight.urls")),
    path("", include("hall.portal.urls")),
    path("api/v1/", include("hall.exchange.api.urls")),
    path("api/v1/", include("hall.cases.api.urls")),
    path("api/v1/", include("hall.inquiries.api.urls")),
    path("api/v1/", include("transactions.api.urls")),
    path("api/v1/", include("registration.api.urls")),
    path("api/v1/judicial/", include("judicial.api.urls")),
    path("api/v1/", include("hall.exchange.api.elsewhere")),  # last: what no room answers
]
