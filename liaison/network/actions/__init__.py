"""Every write of the network's room, one transaction each, audited. A password is told once and kept nowhere."""

from liaison.network.actions.accounts import (
    AccountRefusedError,
    Details,
    NameTakenError,
    NewAccount,
    OwnAccountError,
    create_account,
    deactivate,
    one_time_password,
    reactivate,
    reset_factor,
    set_one_time_password,
)
from liaison.network.actions.counsel import AnswerRefusedError, Signed, reopen, settle
from liaison.network.actions.court_models import ModelRefusedError, NoChamberError, adopt_preset, set_model
from liaison.network.actions.figures import (
    FigureRefusedError,
    NoProgrammeError,
    WeekNotOverError,
    keep_week,
    record_availability,
)
from liaison.network.actions.organisations import (
    Description,
    add_organisation,
    add_programme,
    describe_programme,
)
from liaison.network.actions.reviews import ReviewRefusedError, mark_reviewed

__all__ = [
    "AccountRefusedError",
    "AnswerRefusedError",
    "Description",
    "Details",
    "FigureRefusedError",
    "ModelRefusedError",
    "NameTakenError",
    "NewAccount",
    "NoChamberError",
    "NoProgrammeError",
    "OwnAccountError",
    "ReviewRefusedError",
    "Signed",
    "WeekNotOverError",
    "add_organisation",
    "add_programme",
    "adopt_preset",
    "create_account",
    "deactivate",
    "describe_programme",
    "keep_week",
    "mark_reviewed",
    "one_time_password",
    "reactivate",
    "record_availability",
    "reopen",
    "reset_factor",
    "set_model",
    "set_one_time_password",
    "settle",
]
