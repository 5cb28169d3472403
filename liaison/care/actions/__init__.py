"""What is written of attestations, referrals and stays."""

from liaison.care.actions.attesting import SentOn, answer_as_source, attest, send_on, turn

__all__ = ["SentOn", "answer_as_source", "attest", "send_on", "turn"]
