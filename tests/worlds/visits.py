"""Who visits the court's door, and what each of them does there."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY

from liaison.common import clock, session_level
from liaison.network.models import Account
from tests.worlds.visitor import Around, Visitor

NOBODY = ""
BRIEFLY = 9
"""How many pages somebody opens who does not look at everything."""

LANGUAGES = ("nl", "fr", "en")
NOWHERE = (
    "/",
    "/sign-in/",
    "/nothing/",
    "/lists/",
    "/files/",
    "/second-factor/",
    "/factors/",
    "/%00",
    "/l/x/",
)


@dataclass(frozen=True)
class Questions:
    """What a thorough visitor tries: words to search, keys of other rows, and how many pages and forms at most."""

    words: Sequence[str] = ()
    keys: Sequence[str] = ()
    pages: int = 40
    forms: int = 10


def everybody(around: Around, visitors: Sequence[str], thorough: Collection[str], asked: Questions) -> None:
    """Each visitor in turn; the language goes round with the seed, so that all meet in a few pairs."""
    first = sum(around.seed.encode())
    for place, who in enumerate(visitors):
        one = Visitor(who, LANGUAGES[(first + place) % len(LANGUAGES)], around)
        if who == NOBODY:
            stranger(one)
            continue
        if who.startswith("/l/"):
            by_link(one, *who.split(), asked)
            continue
        enter(one)
        if who in thorough:
            visit(one, asked)
        else:
            one.walk(["/"], BRIEFLY)


def by_link(visitor: Visitor, path: str, code: str, asked: Questions) -> None:
    """A programme by its link: what it shows without its code, and all that it leads to with it."""
    asks = visitor.visited(path)
    forms = [form for form in asks.forms if any(each.name == "code" for each in form.fields)] if asks else []
    for form in forms[:1]:
        values = {each.name: each.value for each in form.fields}
        visitor.post(form.action, {**values, "code": code})
    visitor.walk([path], asked.pages)
    visitor.submit(asked.forms)
    visitor.walk([path], BRIEFLY)


def enter(visitor: Visitor) -> None:
    """Sign in as the pages would have done it, with a second factor just used."""
    account, session = Account.objects.get(username=visitor.who), visitor.client.session
    now = clock.now().timestamp()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session[session_level.RECORDS] = [{"method": "password", "at": now}, {"method": "mfa", "at": now}]
    session.save()


def visit(visitor: Visitor, asked: Questions) -> None:
    """Everything within reach; then what is searched, mistaken and written; then what has become of it."""
    visitor.walk(["/"], asked.pages)
    visitor.search(asked.words)
    visitor.mistake(asked.keys)
    visitor.submit(asked.forms)
    if asked.forms:
        visitor.walk(["/"], BRIEFLY)


def stranger(visitor: Visitor) -> None:
    """Somebody without an account: every page sends him away, and so does a wrong password or a forged form."""
    for url in NOWHERE:
        visitor.get(url)
    visitor.walk(["/sign-in/"], 3)
    visitor.submit(3)
    visitor.post("/sign-in/", {"login": "judge", "password": "wrong"})
    visitor.post("/language/", {"language": "fr", "next": "/"})
