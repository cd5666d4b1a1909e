"""Pages of the housing bureau."""

from django.urls import path

from transactions import views
from transactions.projects import views as projects

app_name = "transactions"
urlpatterns = [
    path("reviews/", views.reviews, name="reviews"),
    path("reviews/<int:pk>/", views.review, name="review"),
    path("projects/", projects.projects, name="projects"),
    path("projects/new/", projects.new, name="new-project"),
    path("projects/<str:number>/", projects.project, name="project"),
    path("projects/<str:number>/table/", projects.table, name="table"),
    path("projects/<str:number>/table/<int:pk>/", projects.table_preview, name="table-preview"),
    path("projects/<str:number>/permit/", projects.permit, name="permit"),
    path("projects/<str:number>/completion/", projects.completion, name="completion"),
    path("projects/<str:number>/sale/", projects.sale, name="sale"),
    path("filings/", views.filings, name="filings"),
]
