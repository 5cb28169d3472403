"""The question behind a programme's link."""

from django.urls import path

from liaison.care.views import attesting as views

app_name = "care"
urlpatterns = [
    path("l/<str:token>/", views.question, name="question"),
    path("l/<str:token>/code/", views.enter, name="enter"),
    path("l/<str:token>/attendance/", views.attest, name="attest"),
    path("l/<str:token>/answer/<uuid:statement>/", views.answer, name="answer"),
    path("l/<str:token>/leave/", views.leave, name="leave"),
]
