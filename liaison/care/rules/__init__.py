"""What ties a programme to a person, what a referral may become, and what counts as a stay."""

from liaison.care.rules.attesting import ASKED_OF_A_PROGRAMME, TREATING, open_until

__all__ = ["ASKED_OF_A_PROGRAMME", "TREATING", "open_until"]
