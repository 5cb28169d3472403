"""What is written on the care side about a person: each act is gated by the relation, decided by the matrix, logged."""
