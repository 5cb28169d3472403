"""A paper that he photographs: a title in his own words, and one page at a time."""

from typing import Any, Final

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from liaison.common import picture
from liaison.portal import wording

LONGEST: Final = 120


class PaperForm(forms.Form):
    """The title, and a page taken now or chosen among his pictures. ``page`` is the page drawn anew, if there was one."""

    title = forms.CharField(
        label=_("What is it? In your own words"),
        help_text=_("It is read as you write it, above the picture."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    taken = forms.FileField(
        label=_("Take a photo of the page"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
    )
    chosen = forms.FileField(
        label=_("Or choose a picture that you already have"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    page: bytes | None = None

    def __init__(
        self, data: Any = None, files: Any = None, *, title: str = "", is_first: bool = True
    ) -> None:
        super().__init__(data, files, initial={"title": title})
        self.is_first = is_first

    def clean_title(self) -> str:
        """One line, as it will be read."""
        return " ".join(str(self.cleaned_data["title"]).split())

    def clean(self) -> dict[str, Any]:
        """A paper has a page; a picture that cannot be taken is an error of its field, with what to do."""
        found = super().clean() or self.cleaned_data
        given = [name for name in ("taken", "chosen") if isinstance(found.get(name), UploadedFile)]
        if len(given) > 1:
            self.add_error("chosen", _("One page at a time: take a photo or choose a picture, not both."))
        elif given:
            self._draw(given[0], found[given[0]])
        elif self.is_first:
            self.add_error(
                "taken", _("There is no picture yet. Take a photo of the page, or choose a picture.")
            )
        return found

    def _draw(self, name: str, sent: UploadedFile) -> None:
        too_large = (sent.size or 0) > picture.MOST_BYTES
        try:
            self.page = picture.drawn_anew(b"" if too_large else sent.read())
        except picture.PictureError as fault:
            self.add_error(name, wording.picture("too-large" if too_large else fault.code))
