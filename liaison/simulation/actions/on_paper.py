"""Without a telephone, or in custody: what somebody tells stands on a paper that he signs, and a colleague saw him sign."""

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from liaison.casework.actions.on_paper import Signed, countersign, deny, enter
from liaison.casework.queries.on_paper import on_paper
from liaison.common import clock
from liaison.simulation.rules import parameters, words

if TYPE_CHECKING:
    from liaison.simulation.actions.world import Life, World

SAYS_NO = 0.04
"""How often the colleague did not see this signed, and it is taken back. Ours."""


def sign(world: "World", life: "Life", occasion: UUID) -> None:
    """He signs with his liaison; a colleague who was there countersigns the next morning."""
    if not life.is_on_his_way or life.chance.random() >= parameters.SIGNS_ON_PAPER:
        return
    by = world.who(world.writer(life))
    page = on_paper(by, life.id)
    if page is None or page.occasion.id != occasion or not page.is_open or not page.witnesses:
        return
    witness = life.chance.choice(sorted(pk for pk, _name in page.witnesses))
    could = [each.origin for each in page.offered if each.source != witness]
    ticked = [origin for origin in could if life.chance.random() < 1 / 2]
    own = life.chance.choice(words.OWN_WORDS[life.person.name.language])
    paper = enter(by=by, participant=life.id, signed=Signed(page.code, own, ticked, witness))
    world.note(clock.now() + timedelta(hours=15), partial(_answer, world, life, witness, paper))


def _answer(world: "World", life: "Life", witness: UUID, paper: UUID) -> None:
    by = next(who for who in world.staff.people.values() if who.id == witness)
    answer = deny if life.chance.random() < SAYS_NO else countersign
    answer(by=by, paper=paper)
