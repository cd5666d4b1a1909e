"""What everybody may open without logging in."""

from django.urls import URLPattern, path

from hall.portal.views import announcements, feedback, guides, home, policies, progress

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", home.home, name="home"),
    path("halls/", home.halls, name="halls"),
    path("online/", home.online, name="online"),
    path("notices/<int:pk>/", home.bulletin, name="bulletin"),
    path("announcements/", announcements.announcements, name="announcements"),
    path("announcements/<str:number>/", announcements.announcement, name="announcement"),
    path("guide/", guides.guides, name="guides"),
    path("guide/auction-buyers/", policies.auction_guide, name="auction_guide"),
    path("guide/<slug:code>/", guides.guide, name="guide"),
    path("guide/<slug:code>/application.pdf", guides.application_form, name="application_form"),
    path("forms/power-of-attorney.pdf", guides.power_of_attorney, name="power_of_attorney"),
    path("policies/", policies.policies, name="policies"),
    path("policies/<int:pk>/", policies.policy, name="policy"),
    path("feedback/", feedback.feedback, name="feedback"),
    path("feedback/<slug:code>/", feedback.said, name="feedback_said"),
    path("oversight/feedback/", feedback.desk, name="feedback_desk"),
    path("oversight/feedback/<int:pk>/", feedback.voice, name="feedback_voice"),
    path("progress/", progress.progress, name="progress"),
    path("progress/<str:token>/", progress.case, name="case"),
]
