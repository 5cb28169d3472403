"""The door of this process, for any WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

from liaison.config import environment

if environment.side().name == "house":
    raise environment.SettingError(
        "the house serves nobody: it has every room and the owner's rights. Set SIDE to court, care, me, network or office"
    )
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaison.config.settings")
application = get_wsgi_application()
