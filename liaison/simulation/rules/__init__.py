"""A small world drawn from a seed: who there is, and what becomes of them. Nobody in it exists."""
