"""The pages of the liaison and of the coordinator."""

from django.urls import path

from liaison.casework.on_paper_urls import pages as on_paper
from liaison.casework.referring_urls import pages as referring
from liaison.casework.views import (
    assigning,
    caseload,
    contacts,
    courtroom,
    file,
    finding,
    inviting,
    notes,
    passing_on,
    plan,
    strengths,
    urgent,
    wishes,
)

app_name = "casework"
urlpatterns = [
    path("", caseload.home, name="home"),
    path("seen/", caseload.seen, name="seen"),
    path("find/", finding.people, name="find"),
    path("people/<uuid:participant>/", file.person, name="person"),
    path("people/<uuid:participant>/note/", notes.note, name="note"),
    path("people/<uuid:participant>/draft/", notes.draft, name="draft"),
    path("people/<uuid:participant>/draft/discard/", notes.discard_draft, name="discard-draft"),
    path("people/<uuid:participant>/next/", contacts.plan_next, name="plan-next"),
    path("people/<uuid:participant>/plan/", plan.plan, name="plan"),
    path("people/<uuid:participant>/plan/<uuid:step>/", plan.step, name="step"),
    path("people/<uuid:participant>/strengths/", strengths.strengths, name="strengths"),
    path("people/<uuid:participant>/strengths/<uuid:strength>/", strengths.take_off, name="take-off"),
    path("people/<uuid:participant>/care/", file.care, name="care"),
    path("people/<uuid:participant>/court/", file.court, name="court"),
    path("people/<uuid:participant>/releases/", file.releases, name="releases"),
    path("people/<uuid:participant>/handed/<uuid:copy>/<int:number>/", file.handed_page, name="handed-page"),
    path("people/<uuid:participant>/terms/", file.terms, name="terms"),
    path("people/<uuid:participant>/state/", file.state, name="state"),
    path("people/<uuid:participant>/courtroom/", courtroom.of_person, name="in-the-room"),
    path("people/<uuid:participant>/give-back/", file.give_back, name="give-back"),
    path("people/<uuid:participant>/ask/<uuid:attestation>/", passing_on.send_on, name="send-on"),
    path("people/<uuid:participant>/link/", inviting.invite, name="invite"),
    path("contacts/<uuid:contact>/", contacts.outcome, name="outcome"),
    path("courtroom/<uuid:appearance>/", courtroom.courtroom, name="courtroom"),
    path("lawyers/", inviting.lawyer, name="lawyer"),
    path("confirm/<uuid:statement>/", passing_on.confirm, name="confirm"),
    path("assign/", assigning.without_liaison, name="without-liaison"),
    path("assign/<uuid:participant>/", assigning.assign, name="assign"),
    path("wishes/<uuid:wish>/", wishes.wish, name="wish"),
    path("urgent/", urgent.open_file, name="urgent"),
    path("urgent/<uuid:access>/", urgent.review, name="urgent-review"),
    path("cover/", assigning.cover, name="cover"),
    *on_paper,
    *referring,
]
