"""``NamedTuple`` as ``typing`` has it, defined in a third of the time.

``typing`` compiles the annotation of every field, of which the rooms have 400 and nobody asks. To
type checkers this is ``typing.NamedTuple``.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    _OF_TYPES = frozenset(("__module__", "__annotations__"))

    class _Definition(type):
        """Makes of a class that names ``NamedTuple`` as its base a tuple with named fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            fields = body["__annotations__"]
            defaults = [body.pop(field) for field in tuple(fields) if field in body]
            made = namedtuple(name, fields, defaults=defaults, module=body["__module__"])
            made.__annotations__ = fields
            for attribute, value in body.items():
                if attribute not in _OF_TYPES:
                    setattr(made, attribute, value)
            return made

    NamedTuple = type.__new__(_Definition, "NamedTuple", (), {})
