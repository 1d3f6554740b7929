"""What is to be done, by whom, by when.

`find_directives` goes through a report's sentences: `match` proposes by grammar, `judge` decides,
`addressee` and `speechsum.when` read who and when.
"""

from speechsum.directives.find import find_directives

__all__ = ["find_directives"]
