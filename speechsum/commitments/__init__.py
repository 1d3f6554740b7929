"""What the speaker's own side is going to do: promises, plans, announcements.

The machinery is that of `speechsum.directives`: ``constructions.tsv`` proposes, ``contexts.tsv``
rules out; `evidence` tells how sure the rest is.
"""

from speechsum.commitments.find import find_commitments

__all__ = ["find_commitments"]
