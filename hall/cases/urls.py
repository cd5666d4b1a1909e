"""Queues, cases and their steps."""

from django.urls import path

from hall.cases.views import announcements, case, pauses, queues, scans, search, step, supplement

app_name = "cases"
urlpatterns = [
    path("queues/", queues.queues, name="queues"),
    path("queues/<slug:queue>/", queues.queue, name="queue"),
    path("queues/<slug:queue>/claim/", queues.claim, name="claim"),
    path("search/", search.search, name="search"),
    path("cases/<str:number>/", case.case, name="case"),
    path("cases/<str:number>/step/", step.step, name="step"),
    path("cases/<str:number>/release/", queues.release, name="release"),
    path("cases/<str:number>/supplement/", supplement.supplement, name="supplement"),
    path("cases/<str:number>/supplement/received/", supplement.received, name="received"),
    path("cases/<str:number>/pauses/", pauses.pauses, name="pauses"),
    path("cases/<str:number>/pauses/stop/", pauses.stop, name="stop"),
    path("cases/<str:number>/pauses/<slug:ground>/resume/", pauses.resume, name="resume"),
    path("cases/<str:number>/extensions/", pauses.extend, name="extend"),
    path("cases/<str:number>/extensions/<int:pk>/", pauses.decide_extended, name="decide-extension"),
    path("cases/<str:number>/announcements/<int:pk>/", announcements.announcement, name="announcement"),
    path("cases/<str:number>/scans/<int:pk>/", scans.scan, name="scan"),
    path("cases/<str:number>/<slug:tab>/", case.case, name="case"),
]
