"""What the care side reads of attestations, referrals and stays."""

from liaison.care.queries.attesting import (
    Asked,
    Question,
    Sentence,
    Waiting,
    attestations,
    is_over,
    question,
    sentences,
    to_confirm,
    to_send_on,
)
from liaison.care.queries.behind import actor_of

__all__ = [
    "Asked",
    "Question",
    "Sentence",
    "Waiting",
    "actor_of",
    "attestations",
    "is_over",
    "question",
    "sentences",
    "to_confirm",
    "to_send_on",
]
