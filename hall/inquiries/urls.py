"""Pages of inquiries between offices."""

from django.urls import path

from hall.inquiries.views import alerts, ask, desk, reply

app_name = "inquiries"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("new/", ask.ask, name="ask"),
    path("alerts/<int:pk>/", alerts.dealt_with, name="dealt_with"),
    path("files/<int:pk>/", reply.file, name="file"),
    path("<slug:number>/", desk.inquiry, name="inquiry"),
    path("<slug:number>/reply/", reply.answer, name="reply"),
]
