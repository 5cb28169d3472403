"""``import-files``: what a court's own list would do, row by row; with ``--commit`` it is done, all of it or nothing."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from liaison.common import clock, context
from liaison.common.cells import MAX_BYTES, SheetError
from liaison.common.roles import Role
from liaison.common.sheet import read_sheet
from liaison.common.viewer import SYSTEM_ID, Viewer
from liaison.court import dryrun, faults
from liaison.court.actions.importing import Imported, ListChangedError, RefusedRowsError, import_files
from liaison.court.queries.importing import Chamber, chambers, plans_for
from liaison.court.rules.listing import Listing, read_listing


class Command(BaseCommand):
    """For whoever runs the machine; a clerk does the same on a page. The log says that it was the command."""

    help = "Reads a court's list (.xlsx or CSV) and shows what each row would do; --commit does it, all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="the list: .xlsx, .xlsm or CSV")
        parser.add_argument(
            "--sheet", default="", metavar="NAME", help="the sheet, when it is not the first list"
        )
        parser.add_argument(
            "--chamber", default="", metavar="NAME", help="the chamber, when there are several"
        )
        parser.add_argument("--commit", action="store_true", help="write it; without this nothing is changed")
        parser.add_argument(
            "--without-refused", action="store_true", help="with --commit: leave the refused rows out"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the dry run. Exit code 1 when the file cannot be read, or rows are refused and --commit was given."""
        listing = self._read(options["file"], options["sheet"])
        chamber = self._chamber(options["chamber"])
        viewer = Viewer(SYSTEM_ID, Role.SYSTEM, "court", "import-files", organisation=chamber.id)
        try:
            with context.acting(viewer):
                plans = plans_for(viewer, listing.rows)
                self._print(dryrun.tell(listing, plans))
                if not options["commit"]:
                    self.stdout.write(_("Nothing was changed: this was a dry run. Add --commit to import."))
                    return
                done = import_files(
                    by=viewer, chamber=chamber.id, plans=plans, leave_out_refused=options["without_refused"]
                )
        except RefusedRowsError as error:
            told = dryrun.tell(listing, error.plans)
            lines = "".join(f"\n  {row.line}: {' '.join(row.faults)}" for row in told.rows)
            raise CommandError(_("Nothing was changed: some rows are refused.") + lines) from error
        except ListChangedError as error:
            raise CommandError(
                _("Nothing was changed: something has changed here meanwhile. Run it again.")
            ) from error
        self._done(done)

    def _read(self, path: Path, sheet: str) -> Listing:
        try:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            return read_listing(read_sheet(data, path.name), clock.today(), only=sheet)
        except OSError as error:
            raise CommandError(f"{path}: {error.strerror}") from error
        except SheetError as error:
            raise CommandError(faults.why_unread(error)) from error

    def _chamber(self, name: str) -> Chamber:
        every = chambers()
        found = (
            [each for each in every if each.name.casefold() == name.strip().casefold()]
            if name
            else list(every)
        )
        if len(found) != 1:
            names = ", ".join(f"“{each.name}”" for each in every)
            raise CommandError(_("Name one chamber with --chamber: %(names)s.") % {"names": names or "–"})
        return found[0]

    def _print(self, run: dryrun.DryRun) -> None:
        width = max(len(row.name) for row in run.rows)
        for row in run.rows:
            adds = ", ".join(row.adds)
            self.stdout.write(
                f"{row.line:>5}  {row.outcome_in_words:<9} {row.name:<{width}}  {row.number:<20} {adds}"
            )
            for sentence in (*row.faults, *row.notes):
                self.stdout.write(f"{'':7}{sentence}")
        for heading, why in run.left_out:
            self.stdout.write(_("Not taken over: “%(heading)s”, %(why)s.") % {"heading": heading, "why": why})
        for line, why in run.skipped:
            self.stdout.write(_("Line %(line)s is not read: %(why)s.") % {"line": line, "why": why})
        for sheet in run.other_sheets:
            self.stdout.write(_("There is a list on the sheet “%(name)s” too.") % {"name": sheet})
        counts = {"created": run.created, "matched": run.matched, "refused": run.refused}
        self.stdout.write(_("%(created)s new, %(matched)s known, %(refused)s refused.") % counts)

    def _done(self, done: Imported) -> None:
        self.stdout.write(faults.what_was_done(done.persons, done.files, done.appearances, done.refused))
