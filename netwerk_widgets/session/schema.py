"""The JSON Schema of a session's file."""

from typing import Any

from netwerk_widgets.session.models import Session
from netwerk_widgets.session.portable import FORMAT, VERSION


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12) of what `exchange.dumps` writes."""
    inner = Session.model_json_schema(ref_template="#/$defs/{model}")
    definitions = inner.pop("$defs")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Netwerk session",
        "description": "A session of the Netwerk workbook, as exported by `netwerk export`.",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "version", "name", "session"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"const": VERSION},
            "name": {"type": "string", "minLength": 1, "maxLength": 80},
            "session": {"$ref": "#/$defs/Session"},
        },
        "$defs": definitions | {"Session": inner},
    }
