"""What the care side keeps beside the liaison's own work: keys, attestations, referrals and stays."""

from liaison.care.models.attesting import Attestation
from liaison.care.models.keys import PersonKey
from liaison.care.models.referring import Referral, ReferralEvent, ReferralLetter
from liaison.care.models.staying import Stay

__all__ = ["Attestation", "PersonKey", "Referral", "ReferralEvent", "ReferralLetter", "Stay"]
