"""Every page of every door under hostile input."""
