"""What ``make log`` measures: falsified logs, a million events, and what the chain costs eight clients."""
