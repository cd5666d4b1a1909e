"""Pages of the courts' liaison staff: each sees the matters of the own court only."""

from django.urls import path

from judicial.views import auctions, buyers, coordination, counter, home, letters, orders, queries, scans

app_name = "judicial"
urlpatterns = [
    path("", home.home, name="home"),
    path("orders/", orders.orders, name="orders"),
    path("orders/new/", orders.serve_order, name="serve"),
    path("orders/<str:number>/", orders.order, name="order"),
    path("orders/<str:number>/scans/<int:pk>/", orders.scan, name="scan"),
    path("scans/<int:pk>/", scans.scan, name="scan-of-sale"),
    path("papers/", orders.papers, name="papers"),
    path("papers/<slug:number>.pdf", orders.paper, name="paper"),
    path("queries/", queries.queries, name="queries"),
    path("queries/new/", queries.file_query, name="file-query"),
    path("queries/<slug:number>/", queries.query, name="query"),
    path("queries/<slug:number>/reply/", queries.reply_query, name="reply-query"),
    path("auctions/", auctions.auctions, name="auctions"),
    path("auctions/new/", auctions.new_auction, name="new-auction"),
    path("auctions/<str:number>/", auctions.auction, name="auction"),
    path("auctions/<str:number>/days/", auctions.auction_days, name="auction-days"),
    path("letters/<str:case_number>/", letters.letter, name="letter"),
    path("letters/<str:case_number>/paper/", letters.paper_reply, name="paper-reply"),
    path("housing/", coordination.told, name="told"),
    path("coordination/", coordination.coordinations, name="coordinations"),
    path("coordination/<str:number>/", coordination.coordination, name="coordination"),
    path("rulings/<str:number>/", coordination.ruling, name="ruling"),
    path("handed-in/", counter.hand_in, name="hand-in"),
    path("buyers/", buyers.buyers, name="buyers"),
    path("buyers/<str:number>/", buyers.buyer, name="buyer"),
    path("buyers/<str:number>/notice/", buyers.tell_again, name="tell-again"),
    path("buyers/<str:number>/case/", buyers.open_case_of, name="open-case"),
]
