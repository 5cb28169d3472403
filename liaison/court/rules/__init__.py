"""Law and practice of the court as pure functions: the day is given, nothing is fetched."""
