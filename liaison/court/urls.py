"""The addresses of the court's pages."""

from django.urls import path

from liaison.court.views import files, importing, registering, sheet, sittings

urlpatterns = [
    path("", sittings.home, name="sittings"),
    path("sittings/<uuid:sitting>/", sittings.docket, name="docket"),
    path("sittings/<uuid:sitting>/list.pdf", sittings.printed, name="docket-pdf"),
    path("sittings/<uuid:sitting>/order/", sittings.move, name="docket-order"),
    path("sittings/<uuid:sitting>/times/", sittings.call_times, name="docket-times"),
    path("sittings/<uuid:sitting>/closing/", sittings.closing, name="docket-closing"),
    path("appearances/<uuid:appearance>/", sheet.sheet, name="sheet"),
    path("files/", files.files, name="files"),
    path("files/new/", registering.register, name="file-new"),
    path("files/<uuid:file>/", files.court_file, name="file"),
    path("files/<uuid:file>/sitting/", files.put_on_list, name="file-put-on-list"),
    path("files/<uuid:file>/off-list/", files.take_off_list, name="file-take-off-list"),
    path("files/<uuid:file>/lawyer/", files.name_lawyer, name="file-lawyer"),
    path("files/<uuid:file>/correct/", registering.correct, name="file-correct"),
    path("files/<uuid:file>/part/", registering.part, name="file-part"),
    path("files/<uuid:file>/join/", registering.join, name="file-join"),
    path("lists/import/", importing.import_list, name="court-import"),
]
