"""Pages of supervisors, administrators and auditors."""

from django.urls import path

from hall.oversight.views import alerts, settings, shares, today

app_name = "oversight"
urlpatterns = [
    path("oversight/", today.hall_today, name="today"),
    path("oversight/alerts/", alerts.alerts, name="alerts"),
    path("oversight/alerts/<int:pk>/", alerts.dealt_with, name="alert"),
    path("oversight/shares/", shares.report, name="shares"),
    path("oversight/settings/", settings.overlay, name="settings"),
    path("oversight/settings/propose/<slug:code>/", settings.propose, name="propose"),
    path("oversight/settings/<int:pk>/approve/", settings.approve, name="approve"),
    path("conformance/", today.conformance, name="conformance"),
]
