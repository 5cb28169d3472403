"""Every write of the court, one transaction each, audited."""
