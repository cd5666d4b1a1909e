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
    surveys,
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
    path("registration/orders/<str:number>/suggest/", orders.suggest, name="suggest"),
    path("registration/site-visits/<str:number>/", site_visits.site_visit, name="site-visit"),
    path("registration/site-visits/<str:number>/appoint/", site_visits.appoint, name="site-visit-appoint"),
    path(
        "registration/site-visits/<str:number>/photos/<int:pk>/", site_visits.photo, name="site-visit-photo"
    ),
    path("registration/surveys/", surveys.surveys, name="surveys"),
    path("registration/surveys/<int:pk>/", surveys.survey, name="survey"),
    path("registration/archive/", archive.archive, name="archive"),
    path("registration/look-up/", archive.look_up, name="look-up"),
    path("registration/archive/<str:number>/", archive.file, name="archive-file"),
    path("registration/archive/<str:number>/lend/", archive.lend_file, name="archive-lend"),
    path("registration/archive/<str:number>/return/<int:pk>/", archive.take_back, name="archive-return"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<slug:key>/", verify.signed, name="verify"),
]
