"""``python -m liaison COMMAND``: every command of the product, each with ``--help``."""

import os
import sys

SIDE_OF_COMMAND = {"import-files": "court", "deliver": "care"}
"""Commands that act at a door do so with that door's rights; all others are the house's."""


def main(arguments: list[str]) -> int:
    """Run one command; ``verify-log`` needs no Django and loads none."""
    if arguments[:1] == ["verify-log"]:
        from liaison.common import verify

        return verify.main(arguments[1:])
    name = arguments[0] if arguments else "help"
    os.environ.setdefault("SIDE", SIDE_OF_COMMAND.get(name, "house"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaison.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["liaison", name.replace("-", "_"), *arguments[1:]])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
