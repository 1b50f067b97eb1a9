"""What every document, and every part of one, is."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A document or a part of one: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid")
