"""The pages of the court's door."""
