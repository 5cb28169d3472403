"""What the bridge lets be read: copies by those who received them, sentences by their participant and their source.

None of these queries logs: each room that asks joins them to rows of its own and logs that one look, with the rows
of the matrix that are named in what they give (``M40`` and each copy's own; ``M31`` for sentences).
"""

from liaison.disclosure.queries.copies import Copy, copies_for, delivered, handed_over, occasion_of, page_of
from liaison.disclosure.queries.on_paper import (
    SignedPaper,
    SignedSentence,
    has_countersignature,
    papers_entered,
    papers_of,
    papers_to_countersign,
)
from liaison.disclosure.queries.sentences import (
    AS_SOURCE,
    Awaiting,
    HandoverSheet,
    SentenceSheet,
    answer_of,
    awaiting,
    handover_of,
    is_closed,
    occasion_of_draft,
    page_kept,
    pages_kept,
    sentences_of,
    told_before,
)

__all__ = [
    "AS_SOURCE",
    "Awaiting",
    "Copy",
    "HandoverSheet",
    "SentenceSheet",
    "SignedPaper",
    "SignedSentence",
    "answer_of",
    "awaiting",
    "copies_for",
    "delivered",
    "handed_over",
    "handover_of",
    "has_countersignature",
    "is_closed",
    "occasion_of",
    "occasion_of_draft",
    "page_kept",
    "page_of",
    "pages_kept",
    "papers_entered",
    "papers_of",
    "papers_to_countersign",
    "sentences_of",
    "told_before",
]
