"""The whole Thursday: one person's way from the summons to the judgment, through five doors, told in each language."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser import Doors
from tests.journeys.thursday import custody, houses, judging, liaison, offer, phone, programme, room, summons
from tests.journeys.thursday.story import Story

pytestmark = pytest.mark.journey
NewPage = Callable[..., Page]


@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", [pytest.param("nl", marks=pytest.mark.once), "fr", "en"])
def test_one_way_from_the_summons_to_the_judgment(doors: Doors, new_page: NewPage, language: str) -> None:
    story = Story(doors, new_page, language)
    she_is_summoned_and_asks_for_time(story)
    hers = she_gets_a_liaison_of_her_choice(story)
    the_liaison_begins(story)
    a_programme_is_asked(story, hers)
    she_tells_what_she_wants_to_tell(story, hers)
    they_meet_in_the_room(story, hers)
    it_comes_to_a_judgment(story)
    the_doors_without_a_person(story)


def she_is_summoned_and_asks_for_time(story: Story) -> None:
    summons.the_clerk_registers_her_file_from_the_summons(story)
    summons.a_second_file_is_joined(story)
    summons.the_prosecutor_fills_in_the_checklist(story)
    summons.the_file_goes_on_an_introductory_sitting(story)
    summons.a_man_in_custody_comes_with_the_courts_own_list(story)
    offer.the_judge_records_that_the_stakes_were_explained_and_she_asks_for_time(story)
    offer.she_comes_back_on_the_next_list(story)


def she_gets_a_liaison_of_her_choice(story: Story) -> Page:
    offer.the_coordinator_assigns_a_liaison_to_both(story)
    hers = offer.the_liaison_gives_her_a_link(story)
    offer.she_comes_in_and_asks_for_another_liaison(story, hers)
    offer.the_coordinator_gives_her_another(story)
    return hers


def the_liaison_begins(story: Story) -> None:
    liaison.the_liaison_sees_her_people_and_what_changed(story)
    liaison.she_writes_a_note_in_ten_seconds(story)
    liaison.a_note_survives_a_browser_that_dies(story)
    liaison.they_agree_on_a_plan_in_her_words(story)
    liaison.they_plan_when_they_meet(story)


def a_programme_is_asked(story: Story, hers: Page) -> None:
    liaison.she_searches_the_directory(story)
    liaison.she_writes_what_is_needed(story)
    code, link = liaison.she_strikes_out_what_should_stay_and_sends_the_rest(story)
    desk = programme.the_programme_reads_the_need_before_it_knows_about_whom(story, link)
    programme.it_asks_a_question_first(story, desk)
    programme.it_gives_the_code_and_reads_about_whom(story, desk, code)
    programme.it_says_yes_with_a_day(story, desk)
    liaison.she_writes_what_is_needed(story, liaison.ALSO_ASKS)
    _code, other = liaison.sent(story, story.at("care", "liaison2"))
    programme.another_says_no_with_a_reason(story, other)
    liaison.she_reads_what_the_programmes_answered(story)
    phone.she_sees_what_was_sent_about_her_and_answered(story, hers)
    programme.it_tells_that_she_came_and_started(story, desk)


def she_tells_what_she_wants_to_tell(story: Story, hers: Page) -> None:
    phone.she_sees_what_is_next(story, hers)
    phone.she_asks_how_often_she_was_there(story, hers, liaison.ASKS)
    code, link = liaison.she_sends_the_question_on(story)
    desk = programme.it_tells_how_often_she_was_there(story, link, code)
    phone.she_takes_a_photo_of_a_paper(story, hers)
    phone.she_chooses_what_to_tell_and_what_not(story, hers)
    programme.it_confirms_a_true_copy(story, desk)
    custody.his_liaison_prints_the_sheet_and_enters_what_he_signed(story)
    custody.a_colleague_who_saw_him_sign_says_so(story)


def they_meet_in_the_room(story: Story, hers: Page) -> None:
    room.the_court_sees_nothing_before_hand_over_closes(story)
    room.hand_over_closes(story)
    room.the_clerk_sets_the_order_and_the_call_times(story)
    room.what_he_signed_is_read_as_he_signed_it(story)
    room.her_liaison_has_in_the_room_what_the_court_has(story)
    offer.she_accepts(story)
    room.the_judge_reads_her_sentences_and_no_other(story)
    room.the_judge_keeps_a_note_of_his_own(story)
    room.a_paper_handed_up_is_registered_while_the_judge_has_the_sheet(story)
    room.the_judge_decides_by_keyboard(story)
    room.the_judge_undoes_it_and_brings_it_back(story)
    back = room.next_day(story)
    room.the_sheet_and_a_slip_in_her_language_are_printed(story, back)
    room.her_liaison_reads_what_was_agreed(story)
    room.her_lawyer_reads_what_the_court_has(story)
    phone.she_reads_what_was_agreed_and_when_she_comes_back(story, hers, back)
    phone.she_reads_who_looked(story, hers)


def it_comes_to_a_judgment(story: Story) -> None:
    judging.her_next_sitting_becomes_the_closing_one(story)
    judging.the_path_is_closed(story)
    judging.the_judgment_is_recorded(story)
    judging.an_appeal_is_lodged(story)
    judging.the_extract_is_printed(story)
    judging.the_judges_note_is_destroyed(story)
    judging.the_catalogue_says_what_applies_on_which_days(story)


def the_doors_without_a_person(story: Story) -> None:
    houses.the_network_manager_writes_down_what_a_programme_told(story)
    houses.the_network_manager_sees_the_age_of_each_figure_and_how_many_wait(story)
    houses.the_administrator_makes_an_account(story)
    houses.the_administrator_reads_the_court_model(story)
    houses.counsel_signs_a_point_off_and_it_is_opened_again(story)
    houses.the_log_tells_that_and_when_and_never_of_whom(story)
