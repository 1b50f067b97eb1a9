"""Operations, and documents to do them on."""

from netwerk_widgets.session.models import PARTS


def empty(part):
    return PARTS[part]().model_dump(mode="json")


def op_set(id_, key, value):
    return {"op": "set", "id": id_, "key": key, "value": value}
