"""Pages of the tax and fee window."""

from django.urls import path

from hall.cashier import views

app_name = "cashier"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("cases/<str:number>/", views.bill, name="bill"),
    path("receipts/<str:number>/", views.receipt, name="receipt"),
    path("refunds/", views.refunds, name="refunds"),
    path("closing/", views.closing, name="closing"),
]
