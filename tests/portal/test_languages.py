"""What was delivered, read in whichever language somebody reads."""

from html import unescape

from tests import crossing
from tests.portal import life


def test_what_was_delivered_is_shown_in_every_language_that_reads_differently() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.source)
    crossing.confirmed(of, each.id)
    crossing.closed()
    page = unescape(life.telephone(of).get(life.tell_url(of)).content.decode())
    for words in ("I was there. (en)", "<strong>Nederlands</strong>: I was there. (nl)", "Français"):
        assert words in page
