"""Log-in pages and the unmasking of personal data."""

from django.urls import path

from hall.staff.views import log_in, reveal

app_name = "staff"
urlpatterns = [
    path("", log_in.front_door, name="home"),
    path("login/", log_in.log_in, name="login"),
    path("logout/", log_in.log_out, name="logout"),
    path("code/", log_in.second_factor, name="second_factor"),
    path("password/", log_in.password, name="password"),
    path("reveal/<str:token>/", reveal.reveal, name="reveal"),
]
