from django.urls import path

from precedents import views

urlpatterns = [
    path("zoeken/", views.search, name="search"),
    path("p/<str:number>/", views.permanent, name="permanent"),
    path("p/<str:number>", views.permanent),
]
