"""The buyers' own page of a sale by a court: open to who has the code of the notice."""

from django.urls import path

from judicial.views import notice

app_name = "buyers"
urlpatterns = [path("<slug:code>/", notice.notice, name="notice")]
