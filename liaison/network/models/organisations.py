"""Organisations and what they offer, as the Human Services Data Specification 3.1 describes them, so far as used here."""

from django.db import models

from liaison.common.tables import Table

EVERY_DOOR = {"court": "r", "care": "r", "me": "r", "network": "r", "office": "rau"}


class Organisation(Table):
    """A court's chamber, a justice house, a care organisation, a public service, a law firm or the platform's operator.

    ``hsds`` keeps the keys of what an entry of the directory has nested in it, by what it is.
    """

    class Kind(models.TextChoices):
        CHAMBER = "chamber"
        JUSTICE_HOUSE = "justice-house"
        CARE = "care"
        SERVICE = "service"
        LAW_FIRM = "law-firm"
        OPERATOR = "operator"

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    description = models.TextField(blank=True)
    website = models.URLField(max_length=300, blank=True)
    email = models.EmailField(blank=True)
    telephones = models.JSONField(default=list)
    source = models.URLField(max_length=300, blank=True)
    read_on = models.DateField(null=True)
    hsds = models.JSONField(default=dict)

    rights = EVERY_DOOR
    kinds = dict.fromkeys(("id", "hsds"), "X2") | dict.fromkeys(
        ("name", "kind", "description", "website", "email", "telephones", "source", "read_on"), "X0"
    )

    class Meta:
        ordering = ["name", "id"]


class Programme(Table):
    """What an organisation offers, to whom, where and when, and how it is reached.

    ``kind`` is a ``Kind`` and ``setting`` a ``Setting`` of ``rules.directory``; ``not_taken`` holds its ``Substance``
    codes, ``languages`` language codes, ``telephones`` and ``hours`` the entries that ``rules.hsds`` describes.
    ``question_address`` is where a link with one question is mailed: it is this installation's own and never leaves
    with the directory, unlike ``email``, which anybody may read.
    """

    class Status(models.TextChoices):
        ACTIVE = "active"
        INACTIVE = "inactive"
        DEFUNCT = "defunct"
        CLOSED = "temporarily closed"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=30, blank=True)
    setting = models.CharField(max_length=20, blank=True)
    status = models.CharField(max_length=20, choices=Status.choices, default=Status.ACTIVE)
    description = models.TextField(blank=True)
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    municipality = models.CharField(max_length=100, blank=True)
    telephone = models.CharField(max_length=40, blank=True)
    telephones = models.JSONField(default=list)
    email = models.EmailField(blank=True)
    url = models.URLField(max_length=300, blank=True)
    languages = models.JSONField(default=list)
    minimum_age = models.PositiveSmallIntegerField(null=True)
    maximum_age = models.PositiveSmallIntegerField(null=True)
    admits = models.TextField(blank=True)
    applying = models.TextField(blank=True)
    hours = models.JSONField(default=list)
    not_taken = models.JSONField(default=list)
    source = models.URLField(max_length=300, blank=True)
    read_on = models.DateField(null=True)
    question_address = models.EmailField(blank=True)
    hsds = models.JSONField(default=dict)

    rights = {"care": "r", "me": "r", "network": "r", "office": "rau"}
    kinds = {
        "id": "X2",
        "hsds": "X2",
        "organisation": "X0",
        "name": "X0",
        "kind": "X0",
        "setting": "X0",
        "status": "X0",
        "description": "X0",
        "street": "X0",
        "postcode": "X0",
        "municipality": "X0",
        "telephone": "X0",
        "telephones": "X0",
        "email": "X0",
        "url": "X0",
        "languages": "X0",
        "minimum_age": "X0",
        "maximum_age": "X0",
        "admits": "X0",
        "applying": "X0",
        "hours": "X0",
        "not_taken": "X0",
        "source": "X0",
        "read_on": "X0",
        "question_address": "X0",
    }

    class Meta:
        ordering = ["name", "id"]
        indexes = [models.Index(fields=["kind", "municipality"], name="programme_kind_place")]
