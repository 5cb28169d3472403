"""What the participant fills in."""
