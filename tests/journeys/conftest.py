"""The fixtures of the walks: the real doors, and a browser."""

from tests.browser import chromium, doors, new_page, page

__all__ = ["chromium", "doors", "new_page", "page"]
