"""What people send in stays in memory: the framework would write a larger file in clear to a temporary folder."""

from typing import Any, Final

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

MOST_AT_ONCE: Final = 20 * 1024 * 1024
"""Of all files of one request together. What is beyond is read past, and the form says that it was too large."""


class InMemory(FileUploadHandler):
    """Keeps each file in memory. One that is too large arrives empty, with the size that it had."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.taken = 0
        self.parts: list[bytes] = []

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Another file begins."""
        super().new_file(*args, **kwargs)
        self.parts = []

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep what there is room for; once there is none, nothing of this file is kept."""
        self.taken += len(raw_data)
        if self.taken > MOST_AT_ONCE:
            self.parts = []
        else:
            self.parts.append(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file as it came in, or empty under its true size."""
        import io

        content = io.BytesIO(b"".join(self.parts) if self.taken <= MOST_AT_ONCE else b"")
        return InMemoryUploadedFile(
            content,
            self.field_name,
            self.file_name,
            self.content_type,
            file_size,
            self.charset,
            self.content_type_extra,
        )
