"""Work shared among processes, where there is enough of it and the system can: in this process, or in forked ones."""

from prongsai.parallel.collection import uncollected
from prongsai.parallel.fork import share

__all__ = ["share", "uncollected"]
