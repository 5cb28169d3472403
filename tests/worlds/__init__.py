"""Twin worlds: two databases that differ only in undisclosed care data give the court the same bytes."""
