"""``python -m liaison COMMAND``: every command of the product, each with ``--help``."""

import os
import sys
from importlib import import_module

SIDE_OF_COMMAND = {"import-files": "court", "deliver": "care", "freeze-figures": "care"}
"""Commands that act at a door do so with that door's rights; all others are the house's."""


WITHOUT_DJANGO = {
    "demo": "liaison.config.demo",
    "restore-drill": "liaison.config.drill",
    "serve": "liaison.config.serving",
    "verify-log": "liaison.common.verify",
}
"""Commands that load no Django: they check, start or watch what does."""


def main(arguments: list[str]) -> int:
    """Run one command. Most are Django's; ``WITHOUT_DJANGO`` names the others."""
    name = arguments[0] if arguments else "help"
    if module := WITHOUT_DJANGO.get(name):
        return int(import_module(module).main(arguments[1:]))
    if name in {"help", "--help"} and not arguments[1:]:
        print(f"Without Django: {', '.join(WITHOUT_DJANGO)}. Each command has --help.")
    os.environ.setdefault("SIDE", SIDE_OF_COMMAND.get(name, "house"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaison.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["liaison", name.replace("-", "_"), *arguments[1:]])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
