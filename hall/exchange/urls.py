"""Addresses of the exchange ledger."""

from django.urls import path

from hall.exchange import views

app_name = "exchange"
urlpatterns = [
    path("", views.ledger, name="ledger"),
    path("notices/<int:pk>/", views.notice, name="notice"),
    path("deliveries/<int:pk>/replay/", views.replay, name="replay"),
    path("replay/", views.replay_all, name="replay_all"),
]
