"""Addresses of the inquiries' resources."""

from django.urls import path

from hall.inquiries.api import views

urlpatterns = [
    path("inquiries/", views.Inquiries.as_view()),
    path("inquiries/<slug:number>/", views.OneInquiry.as_view()),
    path("inquiries/<slug:number>/reply/", views.Replying.as_view()),
    path("inquiries/<slug:number>/letters/<int:ordinal>/", views.Letter.as_view()),
    path("inquiries/<slug:number>/attachments/<int:pk>/", views.AttachedFile.as_view()),
]
