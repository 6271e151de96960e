"""Values that stay as they are: a mapping that can be hashed, as a view must be."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Frozen(dict[_Key, _Value]):
    """A dict that nobody changes; its values must be hashable where it is hashed."""

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]  # what is frozen has one
        return hash(tuple(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return Frozen, (dict(self),)

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("a frozen mapping is made anew, not changed")

    __setitem__ = __delitem__ = clear = pop = popitem = setdefault = update = __ior__ = _refuse


NOTHING: Frozen[Any, Any] = Frozen()
