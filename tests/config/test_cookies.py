"""Where a door has an https address, its cookies are bound to that host, and the browser comes back by https alone."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from liaison.config.doors import DOORS

LOOK = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
host = settings.MY_URL.split("//")[1]
browser = Client(headers={"host": host, "x-forwarded-proto": "https"})
chosen = [browser.post(f"/{name}/", {name: value}) for name, value in (("language", "fr"), ("density", "compact"))]
cookies = [
    [name, one["secure"], one["path"], one["domain"], one["samesite"]]
    for one_answer in chosen for name, one in one_answer.cookies.items()
]
names = [settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME]
flags = [settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY,
         settings.CSRF_COOKIE_HTTPONLY, settings.SESSION_COOKIE_PATH == "/", settings.SESSION_COOKIE_DOMAIN is None]
lax = {settings.SESSION_COOKIE_SAMESITE, settings.CSRF_COOKIE_SAMESITE}
hsts = chosen[0].headers["Strict-Transport-Security"]
print(json.dumps({"cookies": cookies, "names": names, "flags": flags, "lax": sorted(lax), "hsts": hsts}))
"""


@pytest.mark.parametrize("door", DOORS)
def test_over_https_every_cookie_of_a_door_is_bound_to_its_host(door: str, tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOOK],
        env={
            **os.environ,
            "SIDE": door,
            "LIAISON_HOME": str(tmp_path),
            "DJANGO_SETTINGS_MODULE": "liaison.config.settings",
            f"LIAISON_URL_{door.upper()}": f"https://{door}.example.org",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    seen = json.loads(told.stdout)
    assert all(seen["flags"])
    assert seen["lax"] == ["Lax"]
    assert seen["hsts"] == "max-age=31536000; includeSubDomains"
    assert seen["cookies"]
    for name, *facts in seen["cookies"]:
        assert name.startswith("__Host-")
        assert facts == [True, "/", "", "Lax"]
    assert all(name.startswith("__Host-") for name in seen["names"])
