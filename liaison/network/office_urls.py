"""The addresses of the office's pages."""

from django.urls import path, re_path

from liaison.network.views import accounts, chambers, counsel, organisations, oversight, reviews

UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"

urlpatterns = [
    path("", accounts.home, name="office_home"),
    path("accounts/new/", accounts.new, name="office_account_new"),
    path("accounts/<uuid:account>/", accounts.one, name="office_account"),
    re_path(
        rf"^accounts/(?P<account>{UUID})/(?P<act>deactivate|reactivate|password|factor)/$",
        accounts.change,
        name="office_account_change",
    ),
    path("organisations/", organisations.organisations, name="office_organisations"),
    path("programmes/<uuid:programme>/", organisations.programme, name="office_programme"),
    path("chambers/", chambers.chambers, name="office_chambers"),
    path("chambers/<uuid:chamber>/", chambers.chamber, name="office_chamber"),
    path("chambers/<uuid:chamber>/adopt/", chambers.adopt, name="office_chamber_adopt"),
    path("chambers/<uuid:chamber>/version/", chambers.version, name="office_chamber_version"),
    path("counsel/", counsel.points, name="office_counsel"),
    path("counsel/<slug:point>/", counsel.settle, name="office_counsel_settle"),
    path("counsel/<slug:point>/reopen/", counsel.reopen, name="office_counsel_reopen"),
    path("log/", oversight.log, name="office_log"),
    path("reviews/", reviews.reviews, name="office_reviews"),
    path("reviews/<uuid:review>/", reviews.one, name="office_review"),
    path("checkpoints/", oversight.checkpoints, name="office_checkpoints"),
]
