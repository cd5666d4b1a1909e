"""Resources of the court's system."""

from django.urls import path

from judicial.api import dealings, orders, sales

app_name = "judicial-api"
urlpatterns = [
    path("orders/", orders.Orders.as_view(), name="orders"),
    path("orders/<str:number>/", orders.Order.as_view(), name="order"),
    path("orders/<str:number>/scans/<int:pk>/", orders.OrderScanFile.as_view(), name="scan"),
    path("auctions/", sales.Sales.as_view(), name="auctions"),
    path("auctions/<str:number>/", sales.Sale.as_view(), name="auction"),
    path("auctions/<str:number>/days/", sales.SaleDays.as_view(), name="auction-days"),
    path("auctions/<str:number>/papers/", sales.SalePapers.as_view(), name="auction-papers"),
    path("letters/", dealings.Letters.as_view(), name="letters"),
    path("letters/<str:case_number>/", dealings.Letter.as_view(), name="letter"),
    path("letters/<str:case_number>/reply/", dealings.Reply.as_view(), name="reply"),
    path("housing/", dealings.HousingNotices.as_view(), name="housing"),
    path("papers/", orders.Papers.as_view(), name="papers"),
    path("due/", orders.WhatIsDue.as_view(), name="due"),
    path("papers/<slug:number>/", orders.OrderPaper.as_view(), name="paper"),
]
