"""Pages of the housing bureau."""

from django.urls import path

from transactions import views

app_name = "transactions"
urlpatterns = [
    path("reviews/", views.reviews, name="reviews"),
    path("reviews/<int:pk>/", views.review, name="review"),
    path("filings/", views.filings, name="filings"),
]
