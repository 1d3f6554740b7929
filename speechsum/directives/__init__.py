"""What is to be done, by whom, by when.

`find_directives` goes through a report's sentences: `candidates` proposes by grammar, `judge`
decides, `addressee` and `deadline` read who and when.
"""

from speechsum.directives.find import find_directives

__all__ = ["find_directives"]
