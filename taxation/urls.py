"""Pages of taxation: the public calculator, assessments, refunds."""

from django.urls import path

from taxation.views import assessment, calculator, queue, refunds, sellers

app_name = "taxation"
urlpatterns = [
    path("", queue.assessments, name="assessments"),
    path("next/", queue.claim_next, name="claim_next"),
    path("calculator/", calculator.calculator, name="calculator"),
    path("refunds/", refunds.refunds, name="refunds"),
    path("refunds/<int:pk>/", refunds.pay_back, name="pay_back"),
    path("cases/<str:number>/", assessment.assessment, name="assessment"),
    path("cases/<str:number>/adjust/", assessment.adjust, name="adjust"),
    path("cases/<str:number>/sellers/", sellers.sellers, name="sellers"),
    path("cases/<str:number>/<slug:deed>/", assessment.act, name="act"),
]
