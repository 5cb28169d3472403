"""The whole Thursday in steps, one module for each part of the way; the story itself is told in ``test_thursday``."""
