"""A constructed world is played: its people act through the rooms' own actions, at the moments at which they would."""
