from django.urls import path

from precedents import views
from precedents.comparable_views import comparable_situation, comparable_to
from precedents.report_views import received, report
from precedents.suggestion_views import suggest

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("suggesties/", suggest, name="suggestions"),
    path("vergelijken/", comparable_situation, name="comparable_situation"),
    path("p/<str:number>/vergelijkbaar/", comparable_to, name="comparable"),
    path("p/<str:number>/melden/", report, name="report"),
    path("p/<str:number>/melden/ontvangen/", received, name="report_received"),
    path("p/<str:number>/", views.permanent, name="permanent"),
    path("p/<str:number>", views.permanent),
]
