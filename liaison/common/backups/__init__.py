"""Backups of each side apart: which tables are whose, how rows are written down, and how they are sealed on the way."""
