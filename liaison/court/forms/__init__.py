"""What the court's pages ask, and how the answers are read."""
