"""What the process writes to its console: where something went wrong and what kind, never with whose data."""

import logging
import traceback


class OnlyWhereAndWhat(logging.Filter):
    """Replaces an exception by its type and the lines of code it passed; drops the message and all values."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and record.exc_info[1] is not None:
            error = record.exc_info[1]
            frames = traceback.extract_tb(error.__traceback__)
            path = " < ".join(f"{frame.filename}:{frame.lineno}" for frame in reversed(frames[-6:]))
            record.msg, record.args = f"{type(error).__name__} at {path}", ()
            record.exc_info = record.exc_text = None
        elif record.name.startswith("django.request"):
            record.msg, record.args = f"answered {getattr(record, 'status_code', '?')}", ()
        return True
