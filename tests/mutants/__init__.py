"""Mutants: the barrier's code changed in one place, and a test that must fail for it."""
