"""受理台: the counter's pages."""

from django.urls import path

from hall.floor.views import amend, copies, decision, draft, materials, meeting, separators, sharing, window

app_name = "floor"
urlpatterns = [
    path("window/", window.window, name="window"),
    path("window/start/", window.start, name="start"),
    path("window/book/", draft.book, name="book"),
    path("window/drafts/<int:pk>/", draft.draft, name="draft"),
    path("window/drafts/<int:pk>/save/", draft.save, name="save"),
    path("window/drafts/<int:pk>/discard/", draft.discard, name="discard"),
    path("window/cases/<str:number>/amend/", amend.amend, name="amend"),
    path("window/cases/<str:number>/materials/", materials.materials, name="materials"),
    path("window/cases/<str:number>/materials/<str:line>/", materials.receive, name="receive"),
    path("window/cases/<str:number>/materials/<str:line>/again/<int:pk>/", copies.again, name="use-again"),
    path("window/cases/<str:number>/people/<int:pk>/consent/", copies.consent, name="copy-consent"),
    path("window/cases/<str:number>/separators/", separators.separators, name="separators"),
    path("window/cases/<str:number>/materials/<str:line>/verify/", sharing.verify, name="verify"),
    path("window/cases/<str:number>/scans/<int:pk>/remove/", materials.remove, name="remove-scan"),
    path("window/cases/<str:number>/preview/", materials.preview, name="preview"),
    path("window/cases/<str:number>/people/", meeting.people, name="people"),
    path("window/cases/<str:number>/people/<int:pk>/ask/", meeting.ask, name="ask"),
    path("window/cases/<str:number>/people/<int:pk>/sign/", meeting.sign, name="sign"),
    path("window/cases/<str:number>/decide/", decision.decide, name="decide"),
    path("window/cases/<str:number>/result/", decision.result, name="result"),
]
