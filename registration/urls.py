"""The register book, certificates, archive, and the public's check of a certificate."""

from django.urls import path

from registration.views import (
    archive,
    book,
    certificates,
    corrections,
    extracts,
    orders,
    site_visits,
    stock,
    verify,
)

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
    path("registration/corrections/<str:number>/", corrections.correcting, name="correcting"),
    path("registration/extracts/", extracts.extracts, name="extracts"),
    path("registration/orders/", orders.orders, name="orders"),
    path("registration/site-visits/<str:number>/", site_visits.site_visit, name="site-visit"),
    path("registration/site-visits/<str:number>/appoint/", site_visits.appoint, name="site-visit-appoint"),
    path(
        "registration/site-visits/<str:number>/photos/<int:pk>/", site_visits.photo, name="site-visit-photo"
    ),
    path("registration/archive/", archive.archive, name="archive"),
    path("registration/archive/<str:number>/", archive.file, name="archive-file"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<slug:key>/", verify.signed, name="verify"),
]
