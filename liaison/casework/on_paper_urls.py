"""The addresses of papers that are signed."""

from django.urls import path

from liaison.casework.views import on_paper

pages = [
    path("people/<uuid:participant>/on-paper/", on_paper.on_paper, name="on-paper"),
    path("people/<uuid:participant>/on-paper/sheet.pdf", on_paper.sheet, name="on-paper-sheet"),
    path("people/<uuid:participant>/on-paper/<uuid:paper>/back/", on_paper.take_back, name="on-paper-back"),
    path("countersign/", on_paper.to_countersign, name="countersign-list"),
    path("countersign/<uuid:paper>/", on_paper.countersign, name="countersign"),
]
