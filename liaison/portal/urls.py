"""The addresses of the participant's door."""

from django.urls import path

from liaison.portal.views import asking, entering, home, mandates, papers, signed, telling, written

app_name = "portal"

urlpatterns = [
    path("", entering.front(home.home), name="home"),
    path("l/<str:token>/", entering.link, name="link"),
    path("l/<str:token>/code/", entering.send_code, name="send-code"),
    path("sign-out/", entering.sign_out, name="sign-out"),
    path("leave/", entering.leave_quickly, name="leave-quickly"),
    path("away/", entering.away, name="away"),
    path("tell/<uuid:appearance>/", telling.tell, name="tell"),
    path("tell/<uuid:appearance>/sure/", telling.sure, name="tell-sure"),
    path("tell/<uuid:appearance>/nothing/", telling.nothing, name="tell-nothing"),
    path("tell/<uuid:appearance>/lawyer/", telling.ask_lawyer, name="tell-lawyer"),
    path("tell/<uuid:appearance>/back/<uuid:statement>/", telling.take_back, name="tell-back"),
    path("tell/<uuid:appearance>/paper/", papers.new, name="paper-new"),
    path("tell/<uuid:appearance>/paper/<uuid:paper>/", papers.paper, name="paper"),
    path("tell/<uuid:appearance>/paper/<uuid:paper>/away/", papers.take_out, name="paper-away"),
    path("tell/<uuid:appearance>/signed/<uuid:paper>/back/", signed.take_back, name="signed-back"),
    path("client/<uuid:appearance>/signed/<uuid:paper>/", signed.countersign, name="countersign"),
    path("paper/<uuid:paper>/<int:number>/", papers.page_kept, name="paper-page"),
    path("handed/<uuid:copy>/<int:number>/", papers.page_delivered, name="handed-page"),
    path("agreed/", home.agreed, name="agreed"),
    path("help/", home.helped, name="helped"),
    path("another/", home.another, name="another"),
    path("looked/", home.looked, name="looked"),
    path("written/", written.written, name="written"),
    path("offered/", written.offered, name="offered"),
    path("ask/", asking.ask, name="ask"),
    path("lawyer/", mandates.lawyer, name="lawyer"),
    path("lawyer/<uuid:mandate>/end/", mandates.end, name="lawyer-end"),
    path("client/", mandates.client, name="client"),
    path("client/pick/", mandates.pick, name="client-pick"),
]
