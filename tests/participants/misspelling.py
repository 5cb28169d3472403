"""Names of people in Ghent, and the ways in which somebody who heard one writes it down."""

import random

NAMES = (
    "Jef D'hondt", "Kim De Smet", "Wouter Coppens", "An Van den Bossche", "Joke Vandecasteele", "Tom Maes",
    "Lies Verschueren", "Stijn De Clercq", "Griet Vanhoutte", "Pieter Claeys", "Sofie Claes", "Ruben Goethals",
    "Bart Van Damme", "Kevin Van Damme", "Ilse Buysse", "Dirk Schepens", "Marijke De Ruyck", "Frederik Lippens",
    "Hilde Baetens", "Nele Uyttendaele", "Koen Dhaenens", "Luc Lambert", "Jean-Pierre Dubois", "Thérèse Lefèvre",
    "Benoît Delacroix", "Chloé Gauthier", "François Leclercq", "Amélie Beaumont", "Geneviève Rousseau",
    "Stéphane Desmet", "Cédric Moreau", "Aurélie Thibault", "Yannick Boucher", "Mathieu Carpentier",
    "Yassine Haddadi", "Nora Haddad", "Mohammed El Amrani", "Fatima Ben Haddou", "Abdelkader Bouzidi",
    "Youssef Ait Lahcen", "Khadija Chaoui", "Rachid Oukhellou", "Samira Benali", "Hicham El Khattabi",
    "Soufiane Zerouali", "Naïma Bouazza", "Tarik Jabri", "Ilyas Moussaoui", "Zohra Chakir", "Anouar Tahiri",
    "Ayşe Yıldız", "Emre Öztürk", "Mehmet Çelik", "Zeynep Şahin", "Mustafa Kılıç", "Hatice Doğan", "Özgür Aydın",
    "Fatma Yılmaz", "Hüseyin Koç", "Gülsüm Arslan", "Burak Demir", "Elif Çakır", "Serkan Güneş", "Ömer Kaya",
    "Piotr Kowalczyk", "Agnieszka Wójcik", "Krzysztof Szymański", "Małgorzata Dąbrowska", "Łukasz Jabłoński",
    "Katarzyna Zielińska", "Grzegorz Wiśniewski", "Zbigniew Kaczmarek", "Joanna Krawczyk", "Paweł Nowak",
    "Stanisław Piotrowski", "Ewa Grabowska", "Tomasz Pawłowski", "Dorota Michalska", "Wojciech Adamczyk",
)  # fmt: skip
HEARD = {
    "ck": "k", "k": "c", "c": "k", "dt": "t", "ae": "aa", "ou": "u", "u": "oe", "y": "i", "i": "y", "ij": "ei",
    "ei": "ij", "ph": "f", "ch": "sh", "sz": "sch", "cz": "tj", "w": "v", "v": "f", "z": "s", "s": "z", "h": "",
    "th": "t", "dj": "j", "oe": "u", "ss": "s", "ll": "l", "dd": "d", "au": "ou", "qu": "k", "eau": "o", "t": "d",
    "ż": "z", "rz": "zj", "kh": "ch", "gh": "g", "ie": "i", "ui": "uy",
}  # fmt: skip


def misspelt(name: str, chance: random.Random) -> str:
    """The name as somebody typed it: one or two slips, perhaps the words the other way round, half of it or shouted."""
    words = name.replace("-", " ").split()
    if chance.random() < 0.5:
        words = [*words[1:], words[0]]
    longest = max(range(len(words)), key=lambda place: len(words[place]))
    for _ in range(chance.choice((1, 1, 2))):
        place = chance.choice((longest, chance.randrange(len(words))))
        words[place] = _slip(words[place], chance)
    text = " ".join(words)
    return text.upper() if chance.random() < 0.15 else text.lower()


def _slip(word: str, chance: random.Random) -> str:
    """As it was heard, or a letter left out, doubled, changed with its neighbour, or struck beside its key."""
    heard = [pair for pair in HEARD.items() if pair[0] in word.lower()]
    kind = chance.random()
    if kind < 0.5 and heard:
        was, written = chance.choice(heard)
        return word.lower().replace(was, written, 1)
    if len(word) < 4:
        return word
    place = chance.randrange(1, len(word) - 1)
    if kind < 0.65:
        return word[:place] + word[place + 1 :]
    if kind < 0.8:
        return word[:place] + word[place] + word[place:]
    if kind < 0.9:
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    return word[:place] + chance.choice("aeiourstln") + word[place + 1 :]
