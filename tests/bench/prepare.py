"""``python -m tests.bench.prepare SIZE``: the owner makes the database ready and loads so many trajectories."""

import json
import os
import sys
from pathlib import Path

os.environ["SIDE"] = "house"
os.environ["DJANGO_SETTINGS_MODULE"] = "liaison.config.settings"


def main(size: int) -> None:
    """Load, and keep beside the keys what the pages are measured with."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from tests.bench import world

    call_command("prepare", verbosity=0)
    cast = world.load(size)
    (Path(settings.HOME) / "bench.json").write_text(json.dumps(cast), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]))
