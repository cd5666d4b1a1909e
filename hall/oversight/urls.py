"""Pages of supervisors, administrators and auditors."""

from django.urls import path

from hall.oversight.views import alerts, policies, settings, shares, today

app_name = "oversight"
urlpatterns = [
    path("oversight/", today.hall_today, name="today"),
    path("oversight/alerts/", alerts.alerts, name="alerts"),
    path("oversight/alerts/<int:pk>/", alerts.dealt_with, name="alert"),
    path("oversight/shares/", shares.report, name="shares"),
    path("oversight/settings/", settings.overlay, name="settings"),
    path("oversight/settings/propose/<slug:code>/", settings.propose, name="propose"),
    path("oversight/settings/<int:pk>/approve/", settings.approve, name="approve"),
    path("oversight/policies/", policies.policies, name="policies"),
    path("oversight/policies/new/", policies.draft, name="policy_new"),
    path("oversight/policies/<int:pk>/", policies.policy, name="policy"),
    path("oversight/policies/<int:pk>/draft/", policies.draft, name="policy_draft"),
    path("oversight/policies/<int:pk>/trial/", policies.trial, name="policy_trial"),
    path("oversight/policies/<int:pk>/propose-repeal/", policies.repeal, name="policy_propose_repeal"),
    path("oversight/policies/<int:pk>/issue/", policies.decide, {"act": "issue"}, name="policy_issue"),
    path("oversight/policies/<int:pk>/repeal/", policies.decide, {"act": "repeal"}, name="policy_repeal"),
    path("oversight/policies/<int:pk>/drop/", policies.decide, {"act": "drop"}, name="policy_drop"),
    path("conformance/", today.conformance, name="conformance"),
]
