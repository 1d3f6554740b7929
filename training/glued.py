"""Write the lists of hazm's words that look glued and are not, and of its commonest.

    python training/glued.py

Writes ``speechsum/text/hazm_unglued.txt`` and ``hazm_common.txt``, for `speechsum.text.glued`.
"""

from __future__ import annotations

from speechsum.text.folding import key_of
from speechsum.text.glued import COMMON, COMMON_PATH, SHORTEST, WHOLE_PATH, leading, seconds
from speechsum.text.hazm_bridge import counts
from speechsum.text.verbs import analyse


def main() -> None:
    """Ask the installed hazm for all of its words."""
    known = counts()
    found = {key_of(word) for word in known}
    least = SHORTEST["leading"]
    common = {key for key in found if len(key) >= least and known.get(key, 0) >= COMMON}
    looks = {key for key in found if key.endswith(seconds()) and not analyse(key)}
    for key in found:
        if key.startswith(leading()):
            rest = key[next(len(form) for form in leading() if key.startswith(form)) :]
            if rest in common or analyse(rest):
                looks.add(key)
    for path, listed in ((WHOLE_PATH, looks), (COMMON_PATH, common)):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write("\n".join(sorted(listed)) + "\n")


if __name__ == "__main__":
    main()
