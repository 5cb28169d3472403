"""Who defends: the account by which a lawyer reads his client's file at the court's door."""

from uuid import UUID

from django.db import transaction

from liaison.common import log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.actions.reach import NotReachedError, file_of
from liaison.court.models import CaseFile
from liaison.network.models import Account


@transaction.atomic
def name_lawyer(*, by: Viewer, file: UUID, lawyer: UUID | None) -> None:
    """Let a lawyer's account read this file and those joined to it, or nobody's. Raises ``NotReachedError``, also for another's account."""
    row = file_of(by, file)
    lawyers = Account.objects.filter(door="court", role=Role.LAWYER.value, is_active=True)
    account = lawyers.filter(pk=lawyer).first() if lawyer else None
    if lawyer and account is None:
        raise NotReachedError
    joined = CaseFile.objects.seen_by(by).filter(trajectory=row.trajectory_id)
    joined.update(lawyer=account, **({"lawyer_name": account.name} if account else {}))
    log.record(
        by=by,
        act="lawyer.name",
        subjects=[row.participant_id],
        kinds=["M01"],
        file=str(row.pk),
        lawyer=str(lawyer) if lawyer else None,
    )
