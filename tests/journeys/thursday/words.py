"""What people type in the story, each in his own language: no test of the product's words, which come from its catalogue."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Person:
    """Somebody of the story, as the summons names him."""

    given: str
    surname: str
    born_on: str
    number: str

    @property
    def name(self) -> str:
        return f"{self.given} {self.surname}"

    @property
    def listed(self) -> str:
        return f"{self.surname}, {self.given}"


@dataclass(frozen=True, kw_only=True)
class Words:
    """The people of one telling, and their sentences."""

    her: Person
    him: Person
    charge: str
    charge_too: str
    tongue: str
    other_number: str
    criterion: str
    note: str
    goal: str
    need: str
    question: str
    answer: str
    intake: str
    refusal: str
    own_words: str
    his_words: str
    paper: str
    room_paper: str
    voice: str
    own_note: str
    agreed: str
    agreed_too: str
    condition: str
    counsel: str


DUTCH = Words(
    her=Person("Nadine", "Uyttersprot", "1994-03-14", "GE20.L3.004321-26"),
    him=Person("Wannes", "Goethals", "1987-11-02", "GE20.L3.004322-26"),
    charge="winkeldiefstal",
    charge_too="heling",
    tongue="Turks",
    other_number="GE20.L3.004399-26",
    criterion="volgens het verhoor van april",
    note="Slecht geslapen sinds de brief van de verhuurder; wil de zondag vrij houden.",
    goal="Een eigen kamer waar mijn dochter kan blijven slapen.",
    need="Een plek voor enkele maanden, met iets om overdag te doen.",
    question="Wie komt er op bezoek, en wanneer?",
    answer="Er komt een dochter van zes, alleen op zondag.",
    intake="Om negen uur, vraag naar Mia.",
    refusal="Wij nemen geen mensen op zonder domicilie in de stad.",
    own_words="Ik sta weer op om zes uur. Mijn dochter komt op zondag.",
    his_words="Ik heb mij ingeschreven voor de lessen hier.",
    paper="Mijn huurcontract",
    room_paper="attest van inschrijving",
    voice="vraagt vier weken",
    own_note="Vraag naar haar dochter, zacht.",
    agreed="Ik zoek een eigen kamer.",
    agreed_too="Ik bel de verhuurder terug.",
    condition="De kamer in de Kouterstraat behouden",
    counsel="Mr. Verhelst",
)
FRENCH = Words(
    her=Person("Ghislaine", "Quaretmont", "1991-07-23", "GE20.L3.005321-26"),
    him=Person("Bastien", "Collignon", "1985-05-30", "GE20.L3.005322-26"),
    charge="vol à l'étalage",
    charge_too="recel",
    tongue="turc",
    other_number="GE20.L3.005399-26",
    criterion="selon l'audition d'avril",
    note="Dort mal depuis la lettre du propriétaire ; veut garder le dimanche libre.",
    goal="Une chambre à moi où ma fille peut rester dormir.",
    need="Une place pour quelques mois, avec une occupation en journée.",
    question="Qui vient en visite, et quand ?",
    answer="Une fille de six ans vient, le dimanche seulement.",
    intake="À neuf heures, demandez Mia.",
    refusal="Nous n'accueillons personne sans adresse en ville.",
    own_words="Je me lève de nouveau à six heures. Ma fille vient le dimanche.",
    his_words="Je me suis inscrit aux cours ici.",
    paper="Mon contrat de bail",
    room_paper="attestation d'inscription",
    voice="demande quatre semaines",
    own_note="Demander des nouvelles de sa fille, doucement.",
    agreed="Je cherche une chambre à moi.",
    agreed_too="Je rappelle le propriétaire.",
    condition="Garder la chambre de la Kouterstraat",
    counsel="Me Delvaux",
)
ENGLISH = Words(
    her=Person("Rosalind", "Thistlewood", "1989-01-09", "GE20.L3.006321-26"),
    him=Person("Jerome", "Okonjo", "1990-09-17", "GE20.L3.006322-26"),
    charge="theft from a shop",
    charge_too="handling stolen goods",
    tongue="Turkish",
    other_number="GE20.L3.006399-26",
    criterion="from the hearing of April",
    note="Slept badly since the letter of the landlord; wants Sundays free.",
    goal="A room of my own where my daughter can sleep over.",
    need="A place for some months, with something to do in the day.",
    question="Who comes to visit, and when?",
    answer="A daughter of six comes, on Sundays only.",
    intake="At nine, ask for Mia.",
    refusal="We take nobody without an address in the city.",
    own_words="I get up at six again. My daughter comes on Sundays.",
    his_words="I signed up for the lessons here.",
    paper="My lease",
    room_paper="certificate of enrolment",
    voice="asks for four weeks",
    own_note="Ask about her daughter, gently.",
    agreed="I look for a room of my own.",
    agreed_too="I call the landlord back.",
    condition="Keep the room in the Kouterstraat",
    counsel="Mr. Verhelst",
)
TYPED = {"nl": DUTCH, "fr": FRENCH, "en": ENGLISH}
