"""Mail that says nothing of whom or what: it leaves the house unsealed, and its subject shows on a locked telephone."""

from email.utils import make_msgid, parseaddr

from django.conf import settings
from django.core.mail import EmailMessage


def send(*, to: str, subject: str, text: str) -> None:
    """One plain mail. Its id names the sender's domain, not the machine or the door it came from. Raises ``OSError``."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    EmailMessage(subject, text, to=[to], headers={"Message-ID": make_msgid(domain=domain)}).send()
