"""One module of addresses a door; ``ROOT_URLCONF`` follows ``SIDE``."""
