"""What all records that editors write have in common."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from ..unit import Unit


class Shape(BaseModel):
    """Nothing but the named fields, and none may change."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    def list_texts(self) -> Iterator[tuple[tuple[str | int, ...], Unit]]:
        """The units of its fields, and of shapes that are fields, with the parts of their ids."""
        for name, field in type(self).model_fields.items():
            value, part = getattr(self, name), field.alias or name
            if isinstance(value, Unit):
                yield (part,), value
            elif isinstance(value, Shape):
                yield from (((part, *rest), unit) for rest, unit in value.list_texts())
            elif isinstance(value, tuple):
                units = ((n, one) for n, one in enumerate(value, 1) if isinstance(one, Unit))
                yield from (((part, n), one) for n, one in units)
