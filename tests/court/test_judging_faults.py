"""A judgment that was filled in wrongly: its rows stay whole, and the catalogue is near."""

from tests.court import cast, endings
from tests.court.test_judging_pages import record


def test_the_faults_of_a_sanction_stand_above_its_row_and_the_row_stays_whole() -> None:
    court = cast.court()
    file = endings.judged(court)
    answer = record(court, file, seen=1, code_1="AWS", amount_1="", unit_1="hours", deferred_1="400")
    html = cast.shown(answer)
    row = html[
        html.index('<fieldset class="sanction">') : html.index("</fieldset>", html.index('"sanction"'))
    ]
    assert "Say how many." in row
    assert row.rindex("govuk-error-message") < row.index("govuk-form-group")
    assert row.count('class="govuk-form-group') == 6
    assert 'aria-describedby="id_amount_1_error"' in row


def test_the_sanctions_are_one_step_away_for_whoever_reads_judgments() -> None:
    court = cast.court()
    file = endings.judged(court)
    for who in (court.judge, court.prosecutor, court.clerk):
        assert 'href="/sanctions/"' in cast.shown(cast.at_court(who).get(f"/files/{file.pk}/judgment/"))
