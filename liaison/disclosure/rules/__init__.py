"""Who may see what, as pure functions and one table."""
