"""Who may have an account, how a chamber works, what a figure is worth: law and practice as pure functions."""

from liaison.network.rules.accounts import KINDS_OF_DOOR, ROLES_OF_DOOR, may_hold

__all__ = ["KINDS_OF_DOOR", "ROLES_OF_DOOR", "may_hold"]
