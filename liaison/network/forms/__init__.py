"""What is filled in at the office and in the network. Choices come from the view: a form reads nothing while it is drawn."""

from liaison.network.forms.office import (
    ORGANISATION_KINDS,
    AccountForm,
    DescriptionForm,
    OrganisationForm,
    ProgrammeForm,
)

__all__ = ["ORGANISATION_KINDS", "AccountForm", "DescriptionForm", "OrganisationForm", "ProgrammeForm"]
