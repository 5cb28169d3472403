"""Names for a whole country: made of the parts of which names in Belgium are made, so that a hundred thousand differ."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final


@dataclass(frozen=True)
class Community:
    """People who share names: how many of a hundred they are, and of what given names and surnames are made."""

    share: int
    language: str
    given: tuple[str, ...]
    surname: Callable[[Random], str]


def _joined(*parts: str) -> Callable[[Random], str]:
    """One of each part, in their order."""
    choices = [
        tuple("" if each == "-" else each.replace("_", " ") for each in part.split()) for part in parts
    ]
    return lambda chance: "".join(map(chance.choice, choices)).strip().title()


def _each(given: str) -> tuple[str, ...]:
    return tuple(given.split())


FLEMISH: Final = _joined(
    "- - - - de_ van_ van_de_ van_den_ vander ver",
    "aert beeck berg bosch brack broeck bruyn claes coen cool corn dael deck does dries duyv eeck elst gheys"
    " goet haes heck hert heyv hoof hulst huys kamp keers kerck keul laet leem linden maert mees meul moor naeg"
    " neef ooster peet plaet poel raes roel rooz ryck schep smet steen stock straet taver thys veld vliet vloo"
    " waele weer wilder winck wout wyck zande zeger zwaen",
    "- - e s en er aert ens inck man mans heyde hoven gem eels ere",
)
WALLOON: Final = _joined(
    "- - - de_ du la le_",
    "beau bert blanc bois bon bour carp chamb chant char clerc col cour croix dam del dub fav fer font gill"
    " gob goss grand guil jacq jam lamb laur lecl lef lem mar mathi mich mon mont moul noir per petit phil pier pir"
    " renard rich rob roch rouss sim sout thib thom vill",
    "- eau et in on ard aux ière ette eret elot enne ont y ier",
)
MOROCCAN: Final = _joined(
    "- - el_ el_ ben_ ait_ bou",
    "abd ach aj amr az bak bel bouz chak chaou daoud fass had haj ham hass idr jab kab kad khat lah"
    " mad mans mok mous nass ouk rach rah saad sal tah tou yak zah zer",
    "adi ami ari aoui i ouni ouli ouri rani ssi labi bi ane oua ia khi al id",
)
TURKISH: Final = _joined(
    "ak al alt ars ay bal bar boz bul can çak çel dağ dem der doğ erd eren ergü gök gül gün kap kar kay kes kıl koç"
    " kork köse öz pol şah sar sez soy taş tek top tur uçar uz ün yal yıl yüks",
    "an ar baş bulut can çı demir doğan er gün ik kan kaya lan maz men oğlu sel soy taş tekin türk ya",
)
POLISH: Final = _joined(
    "adam bog bor brz chm czar dąb dob dud gaj gór grab jabł jan jas kacz kal kam kow kral kraw kub laz lew maj"
    " mal mar mich mur olsz paw piet piotr rut sad sik sok szym tom urb wal wiś woj wój zaj zal zaw ziel",
    "ak czyk ek ewski icki iński ik owicz owski ska ski ewicz ecki",
)
BALKAN: Final = _joined(
    "ang alex bor chav dan dim din don gan geor gor hris il ion ivan kir kost mar mih mil mir nik pav pet pop rad"
    " rang sim sta sto stef tod tsvet vas vlad yor zhel",
    "ev ova ov eva escu eanu ović iu kov chev dinov imov",
)
AFRICAN: Final = _joined(
    "abd ade ach bab boat chi dar emek far gueb has iga jam kam kwa mens mbo mwa nal ndi nko oka oko ola osei sam tes"
    " ug wars yeb",
    "a ale ame ana eng eze fu he ime in ka la mba ni ogu ole oro we",
)
COMMUNITIES: Final = (
    Community(48, "nl", _each(
        "An Anke Ann Annelies Arne Bart Bavo Ben Bert Bjorn Bram Brecht Dirk Dries Els Evelien Evi Femke Filip Geert"
        " Greet Griet Gunther Hanne Hans Heidi Hilde Ilse Inge Jan Jana Jef Jelle Jens Jeroen Joke Joris Karel Katrien"
        " Kevin Kim Koen Kristof Lander Lien Lies Lieven Lore Luc Maarten Marijke Mieke Nathalie Nele Nick Niels Pieter"
        " Rik Robbe Ruben Sander Sara Sien Sofie Steven Stijn Sven Tine Tom Veerle Wim Wout Wouter"), FLEMISH),
    Community(12, "fr", _each(
        "Adrien Alain Amélie Anaïs Antoine Aurélie Benoît Cédric Céline Chloé Christophe Damien Didier Élodie Fabrice"
        " François Frédéric Geneviève Grégory Guillaume Jean-Marc Jérôme Julien Laurent Loïc Ludovic Manon Mathieu"
        " Mickaël Nadine Océane Olivier Pascal Quentin Sébastien Stéphane Thérèse Thierry Valérie Yannick"),
        WALLOON),
    Community(12, "nl", _each(
        "Abdelkader Abdellah Adil Ahmed Aïcha Amina Anouar Ayoub Bilal Driss Fatiha Fatima Hafsa Hamza Hassan Hicham"
        " Ilyas Imane Jamal Karim Khadija Khalid Latifa Loubna Mohamed Mourad Mustapha Naïma Nora Omar Rachid Said"
        " Samira Soufiane Tarik Yassine Youssef Zakaria Zineb Zohra"), MOROCCAN),
    Community(11, "nl", _each(
        "Ahmet Ali Ayşe Burak Cem Deniz Elif Emine Emre Fatma Gülşen Gülsüm Hakan Halil Hasan Hatice Hüseyin İbrahim"
        " İsmail Kemal Leyla Mehmet Melek Murat Mustafa Nuray Ömer Orhan Osman Özgür Ramazan Selin Serkan Sevda Sultan"
        " Tolga Uğur Volkan Yusuf Zeynep"), TURKISH),
    Community(7, "nl", _each(
        "Adam Agnieszka Andrzej Anna Artur Barbara Dariusz Dorota Ewa Grzegorz Jacek Joanna Katarzyna Krzysztof"
        " Łukasz Magda Małgorzata Marcin Marek Mariusz Michał Monika Paweł Piotr Rafał Stanisław Tomasz Wojciech"
        " Zbigniew"), POLISH),
    Community(7, "en", _each(
        "Andrei Andreea Bogdan Cristian Daniela Desislava Dimitar Florin Galina Ioana Ionuț Ivan Ivaylo Ivelina"
        " Krasimir Marian Mihaela Nikolay Petar Plamen Radu Ștefan Stoyan Todor Vasile"), BALKAN),
    Community(3, "en", _each(
        "Abdullahi Abena Amadou Blessing Emeka Fatou Grace Ibrahima Kofi Kwame Mamadou Moussa Ngozi Samuel"),
        AFRICAN),
)  # fmt: skip


def name(chance: Random) -> tuple[str, str, str]:
    """Somebody's given name, surname and language. They mean nobody."""
    [community] = chance.choices(COMMUNITIES, [each.share for each in COMMUNITIES])
    return chance.choice(community.given), community.surname(chance), community.language
