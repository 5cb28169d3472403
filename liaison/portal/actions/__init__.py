"""What the participant writes at his own door."""
