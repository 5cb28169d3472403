"""The pages of the liaison and of the coordinator."""

from django.urls import path

from liaison.casework.on_paper_urls import pages as on_paper
from liaison.casework.referring_urls import pages as referring
from liaison.casework.views import assigning, caseload, file, inviting, passing_on, plan

app_name = "casework"
urlpatterns = [
    path("", caseload.home, name="home"),
    path("people/<uuid:participant>/", file.person, name="person"),
    path("people/<uuid:participant>/draft/", file.draft, name="draft"),
    path("people/<uuid:participant>/draft/discard/", file.discard_draft, name="discard-draft"),
    path("people/<uuid:participant>/give-back/", file.give_back, name="give-back"),
    path("people/<uuid:participant>/plan/", plan.plan, name="plan"),
    path("people/<uuid:participant>/ask/<uuid:attestation>/", passing_on.send_on, name="send-on"),
    path("people/<uuid:participant>/link/", inviting.invite, name="invite"),
    path("lawyers/", inviting.lawyer, name="lawyer"),
    path("confirm/<uuid:statement>/", passing_on.confirm, name="confirm"),
    path("assign/", assigning.without_liaison, name="without-liaison"),
    path("assign/<uuid:participant>/", assigning.assign, name="assign"),
    path("cover/", assigning.cover, name="cover"),
    *on_paper,
    *referring,
]
