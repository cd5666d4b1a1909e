"""The register book, certificates, archive, and the public's check of a certificate."""

from django.urls import path

from registration.views import archive, book, certificates, orders, stock, verify

app_name = "registration"
urlpatterns = [
    path("registration/", book.search, name="book"),
    path("registration/units/<str:number>/", book.unit, name="unit"),
    path("registration/certificates/", certificates.queue, name="certificates"),
    path("registration/certificates/print/", certificates.print_selected, name="print"),
    path("registration/certificates/stock/", stock.stock, name="stock"),
    path("registration/certificates/<str:number>/", certificates.handing_over, name="handing-over"),
    path("registration/certificates/<str:number>/engross/", certificates.engross, name="engross"),
    path("registration/certificates/<str:number>/hand-over/", certificates.hand_over, name="hand-over"),
    path("registration/certificates/<str:number>/post/", certificates.post, name="post"),
    path("registration/certificates/<str:number>/again/<int:pk>/", certificates.again, name="print-again"),
    path("registration/orders/", orders.orders, name="orders"),
    path("registration/archive/", archive.archive, name="archive"),
    path("registration/archive/<str:number>/", archive.file, name="archive-file"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<slug:key>/", verify.signed, name="verify"),
]
