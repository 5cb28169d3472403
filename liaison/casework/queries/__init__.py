"""What the liaison's pages read. ``related_people`` is the relation through which every row here is opened."""

from liaison.casework.queries.relation import related_people

__all__ = ["related_people"]
