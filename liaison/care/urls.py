"""The question behind a programme's link."""

from django.urls import path

from liaison.care.views import attesting, question, referring

app_name = "care"
urlpatterns = [
    path("l/<str:token>/", question.question, name="question"),
    path("l/<str:token>/code/", question.enter, name="enter"),
    path("l/<str:token>/leave/", question.leave, name="leave"),
    path("l/<str:token>/attendance/", attesting.attest, name="attest"),
    path("l/<str:token>/answer/<uuid:statement>/", attesting.answer, name="answer"),
    path("l/<str:token>/read/", referring.read, name="read"),
    path("l/<str:token>/yes/", referring.accept, name="accept"),
    path("l/<str:token>/later/", referring.wait, name="wait"),
    path("l/<str:token>/no/", referring.refuse, name="refuse"),
    path("l/<str:token>/ask/", referring.ask, name="ask"),
    path("l/<str:token>/met/", referring.intake, name="intake"),
    path("l/<str:token>/start/", referring.start, name="start"),
    path("l/<str:token>/end/", referring.end, name="end"),
]
