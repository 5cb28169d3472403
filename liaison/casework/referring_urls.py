"""The pages of the directory and of referrals."""

from django.urls import path

from liaison.casework.views import directory, referral_acts, referring

OF = "people/<uuid:participant>/referrals/"
ONE = f"{OF}<uuid:referral>/"
pages = [
    path("directory/", directory.search, name="directory"),
    path("directory/<uuid:programme>/", directory.programme, name="programme"),
    path("waiting/", referring.waiting, name="waiting"),
    path(OF, referring.of_person, name="referrals"),
    path(f"{OF}new/", directory.choose, name="choose"),
    path(f"{OF}new/<uuid:programme>/", referring.begin, name="refer"),
    path(ONE, referring.referral, name="referral"),
    path(f"{ONE}words/", referring.rewrite, name="rewrite"),
    path(f"{ONE}send/", referring.send, name="send"),
    path(f"{ONE}link/", referring.renew, name="renew"),
    path(f"{ONE}message/", referral_acts.reply, name="reply"),
    path(f"{ONE}error/", referral_acts.correct, name="correct"),
    path(f"{ONE}told/<slug:what>/", referral_acts.told, name="told"),
    path(f"{ONE}<slug:what>/", referral_acts.act, name="act"),
]
