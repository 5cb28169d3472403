"""``python -m tests.weighing N``: N falsified logs and a million events; ``clients``: the cost on PostgreSQL."""

import sys

from tests.weighing import clients, million, mutations

if __name__ == "__main__":
    asked = sys.argv[1]
    if asked == "clients":
        sys.exit(clients.main())
    sys.exit(0 if mutations.main(int(asked)) and million.main() else 1)
