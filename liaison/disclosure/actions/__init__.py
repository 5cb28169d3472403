"""Every write of the bridge."""

from liaison.disclosure.actions.answering import confirm, decline
from liaison.disclosure.actions.choosing import (
    Sentence,
    ask_lawyer,
    decide_later,
    draft,
    tell,
    tell_nothing,
    withdraw,
)
from liaison.disclosure.actions.delivering import Delivered, deliver_list
from liaison.disclosure.actions.refusing import HandoverRefused

__all__ = [
    "Delivered",
    "HandoverRefused",
    "Sentence",
    "ask_lawyer",
    "confirm",
    "decide_later",
    "decline",
    "deliver_list",
    "draft",
    "tell",
    "tell_nothing",
    "withdraw",
]
