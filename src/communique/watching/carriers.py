"""What all ways out have in common: how much goes in one piece, and how they say that it did not go."""

from __future__ import annotations

from collections.abc import Iterator

from communique.record.errors import CommuniqueError
from communique.watching.watch import Parcel


class Away(CommuniqueError):
    """Nobody takes anything there now: all of it waits.  `again` tells whether it is worth while to try again at once, `pause` for how many seconds the
    receiver asks to be left alone."""

    def __init__(self, fault: str, *, again: bool = True, pause: float = 0.0) -> None:
        super().__init__(fault)
        self.again, self.pause = again, pause


class Refused(CommuniqueError):
    """The receiver is there, and does not want this piece, now or ever."""


class Carrier:
    """A way out.  `size` is how many items go in one piece."""

    size: int

    def carry(self, parcel: Parcel) -> Iterator[list[int]]:
        """Delivers a parcel, and gives the places of the items that were taken, as they are.  Raises `Away` or `Refused`."""
        raise NotImplementedError

    def rest(self) -> None:
        """What is to be done when nothing waits any more.  Raises `Away`."""
        return

    def close(self) -> None:
        """Lets go of what was held from one parcel to the next."""
        return
