"""What the pages of the participant read; each query logs its own look."""
