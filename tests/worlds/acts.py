"""Every act of the care side and of the participant of which the court is told nothing."""

from tests.worlds import noise, noise_at_me, noise_of_liaisons, noise_of_referrals

ACTS = (*noise.ACTS, *noise_at_me.ACTS, *noise_of_liaisons.ACTS, *noise_of_referrals.ACTS)
"""Which act a step of the noise is, its number says modulo how many there are."""
