"""Names from the languages that are spoken before a court in Ghent. They are combined by chance and mean nobody."""

from typing import Final

GIVEN: Final = (
    "Yassine", "Kevin", "Emre", "Dries", "Ionuț", "Jean-Marc", "Mohamed", "Tom", "Plamen", "Wouter", "Ömer", "Sofie",
    "Zoë", "Fatima", "Łukasz", "Andrei", "Nathalie", "Bram", "Hafsa", "Lieven", "Dorota", "Abdullahi", "Anaïs", "Jens",
)  # fmt: skip
SURNAMES: Final = (
    "Haddadi", "De Smet", "Yıldız", "Van den Berghe", "Popescu", "Lefèvre", "El Amrani", "Claeys", "Dimitrov", "D'hondt",
    "Öztürk", "Van der Straeten", "Martens", "Benali", "Kowalczyk", "Ionescu", "Dupont", "De Backer", "Bouzid", "Goethals",
    "Nowak", "Jama", "Delacroix", "Vermeulen",
)  # fmt: skip
FRENCH: Final = frozenset({"Jean-Marc", "Nathalie", "Anaïs"})
ENGLISH: Final = frozenset({"Abdullahi", "Plamen"})
INTERPRETED: Final = {"Ionuț": "Roemeens", "Plamen": "Bulgaars"}
