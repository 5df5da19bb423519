from django.urls import path

from insights import views

urlpatterns = [
    path("regels/", views.rule_list, name="rules"),
    path("regels/<slug:slug>/", views.rule_detail, name="rule"),
    path("domeinen/<slug:slug>/", views.domain_detail, name="domain"),
    path("regels-in-beeld/", views.rules_in_view, name="rules_in_view"),
]
