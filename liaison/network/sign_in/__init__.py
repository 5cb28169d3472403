"""How staff come in: a name and a password at their own door, then a second factor. Built on django-allauth."""
