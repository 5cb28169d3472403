"""The addresses of the court's pages."""

from django.urls import path

from liaison.court.views import chamber, files, importing, judging, papers, printing, sheet, sittings

urlpatterns = [
    path("", sittings.home, name="sittings"),
    path("sittings/<uuid:sitting>/", sittings.docket, name="docket"),
    path("sittings/<uuid:sitting>/list.pdf", printing.printed_list, name="docket-pdf"),
    path("sittings/<uuid:sitting>/order/", sittings.move, name="docket-order"),
    path("sittings/<uuid:sitting>/times/", sittings.call_times, name="docket-times"),
    path("sittings/<uuid:sitting>/closing/", sittings.closing, name="docket-closing"),
    path("sittings/<uuid:sitting>/sheets.pdf", printing.printed_sheets, name="sheets-pdf"),
    path("appearances/<uuid:appearance>/", sheet.sheet, name="sheet"),
    path("appearances/<uuid:appearance>/sheet.pdf", printing.printed_sheet, name="sheet-pdf"),
    path("appearances/<uuid:appearance>/slip.pdf", printing.printed_slip, name="slip-pdf"),
    path("files/", files.files, name="files"),
    path("files/<uuid:file>/", files.court_file, name="file"),
    path("files/<uuid:file>/sitting/", files.put_on_list, name="file-put-on-list"),
    path("files/<uuid:file>/off-list/", files.take_off_list, name="file-take-off-list"),
    path("files/<uuid:file>/lawyer/", files.name_lawyer, name="file-lawyer"),
    path("files/<uuid:file>/closing/", judging.closing, name="closing"),
    path("files/<uuid:file>/judgment/", judging.judgment, name="judgment"),
    path("files/<uuid:file>/judgment/record/", judging.record, name="judgment-record"),
    path("files/<uuid:file>/judgment/appeal/", judging.appeal, name="judgment-appeal"),
    path("files/<uuid:file>/kind/", judging.kind, name="file-kind"),
    path("files/<uuid:file>/judgment.pdf", printing.printed_judgment, name="judgment-pdf"),
    path("sanctions/", judging.catalogue, name="sanctions"),
    path("chamber/", chamber.chamber_card, name="chamber-card"),
    path("papers/<uuid:copy>/", papers.paper, name="paper"),
    path("papers/<uuid:copy>/<int:number>/", papers.paper_page, name="paper-page"),
    path("lists/import/", importing.import_list, name="court-import"),
]
