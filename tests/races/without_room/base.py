"""Each connection is allowed the pages that there are, while the file ``full`` is beside the database."""

from pathlib import Path
from typing import Any

from liaison.common.sqlite import base

MARK = "full"


class DatabaseWrapper(base.DatabaseWrapper):
    """SQLite itself says that its disk is full, at the page that would be one more."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        made = super().get_new_connection(conn_params)
        if (Path(str(self.settings_dict["NAME"])).parent / MARK).exists():
            (pages,) = made.execute("PRAGMA page_count").fetchone()
            made.execute(f"PRAGMA max_page_count = {pages}")
        return made
