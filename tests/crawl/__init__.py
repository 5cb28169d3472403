"""Every page, form and file for every role at every door, in a world in which every care text carries a token."""
