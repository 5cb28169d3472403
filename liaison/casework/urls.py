"""The pages of the liaison and of the coordinator."""

from django.urls import path

from liaison.casework.views import assigning, caseload, file, inviting, on_paper, passing_on, plan

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
    path("people/<uuid:participant>/on-paper/", on_paper.on_paper, name="on-paper"),
    path("people/<uuid:participant>/on-paper/sheet.pdf", on_paper.sheet, name="on-paper-sheet"),
    path("people/<uuid:participant>/on-paper/<uuid:paper>/back/", on_paper.take_back, name="on-paper-back"),
    path("countersign/", on_paper.to_countersign, name="countersign-list"),
    path("countersign/<uuid:paper>/", on_paper.countersign, name="countersign"),
    path("lawyers/", inviting.lawyer, name="lawyer"),
    path("confirm/<uuid:statement>/", passing_on.confirm, name="confirm"),
    path("assign/", assigning.without_liaison, name="without-liaison"),
    path("assign/<uuid:participant>/", assigning.assign, name="assign"),
    path("cover/", assigning.cover, name="cover"),
]
