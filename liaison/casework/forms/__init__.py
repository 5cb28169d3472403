"""What the liaison and the coordinator type."""
