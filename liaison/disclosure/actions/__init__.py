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
from liaison.disclosure.actions.papers import Page, clear_paper, drop_pages, keep_paper
from liaison.disclosure.actions.refusing import HandoverRefused
from liaison.disclosure.actions.weighing import Opener

__all__ = [
    "Delivered",
    "HandoverRefused",
    "Opener",
    "Page",
    "Sentence",
    "ask_lawyer",
    "clear_paper",
    "confirm",
    "decide_later",
    "decline",
    "deliver_list",
    "draft",
    "drop_pages",
    "keep_paper",
    "tell",
    "tell_nothing",
    "withdraw",
]
