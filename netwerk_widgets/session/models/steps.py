"""Which steps the group has confirmed."""

from pydantic import AwareDatetime

from netwerk_widgets.method import Step
from netwerk_widgets.session.models.common import Model


class Confirmation(Model):
    """A step was confirmed then, with the content of that digest; an edit changes the digest."""

    at: AwareDatetime
    digest: str


class Steps(Model):
    """The confirmations, by step."""

    confirmed: dict[Step, Confirmation] = {}
