"""Programmes and figures for tests, made plainly, and a browser at the network's door."""

from datetime import date, timedelta
from typing import Any

from liaison.common import clock
from liaison.common.roles import Role
from liaison.network.models import Availability, Organisation, Programme, WaitingFigure
from liaison.network.rules.figures import monday
from tests import people
from tests.doors import DoorClient


def care(name: str = "De Brug") -> Organisation:
    return people.organisation("care", name)


def programme(name: str = "Day centre", of: Organisation | None = None, **more: Any) -> Programme:
    return Programme.objects.create(organisation=of or care(), name=name, **more)


def told(of: Programme, days_ago: float = 0, **figures: Any) -> Availability:
    as_of = clock.now() - timedelta(days=days_ago)
    details = {"source": "letter", "reporter": "Bart", **figures}
    return Availability.objects.create(programme=of, as_of=as_of, **details)


def waited(of: Programme, weeks_ago: int, waiting: int) -> WaitingFigure:
    return WaitingFigure.objects.create(programme=of, week=week(weeks_ago), waiting=waiting)


def week(weeks_ago: int) -> date:
    return monday(clock.today()) - timedelta(weeks=weeks_ago)


def at_network(role: Role = Role.NETWORK_MANAGER) -> DoorClient:
    return DoorClient("network").enter(people.account(role, people.organisation("operator", "Operator")))


def at_office(role: Role = Role.ADMINISTRATOR) -> DoorClient:
    return DoorClient("office").enter(people.account(role, people.organisation("operator", "Operator")))
