"""What is taken from hazm is what plain hazm says, on every version of it."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap
from itertools import islice

from speechsum.text import hazm_bridge

PLAIN = textwrap.dedent(
    """
    import json, sys
    from hazm import Normalizer, stopwords_list
    normalizer = Normalizer(correct_spacing=False, persian_style=False,
                            decrease_repeated_chars=False, seperate_mi=False)
    letters = [chr(c) for c in (*range(0x20, 0x7f), *range(0x600, 0x700), 0x200c)]
    json.dump({
        "letters": {char: normalizer.normalize(char) for char in letters},
        "stopwords": stopwords_list(),
    }, sys.stdout)
    """
)


def plain_hazm() -> dict:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PLAIN], capture_output=True, check=True
    )
    return json.loads(done.stdout)


def test_the_bridge_says_what_plain_hazm_says() -> None:
    plain = plain_hazm()
    assert {c: hazm_bridge.fold_character(c) for c in plain["letters"]} == plain["letters"]
    assert set(filter(None, hazm_bridge.stopwords())) == set(filter(None, plain["stopwords"]))


def test_importing_it_leaves_hazm_and_nltk_as_they_were() -> None:
    code = (
        "from speechsum.text.hazm_bridge import fold_character; fold_character('ي');"
        "import nltk, hazm; nltk.word_tokenize; print(hazm.Stemmer().stem('کتاب‌ها'))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        capture_output=True,
        check=True,
        encoding="utf-8",
        env={"PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"},
    )
    assert done.stdout.strip() == "کتاب"


def test_a_list_asked_often_answers_as_before() -> None:
    words = [*islice(hazm_bridge.counts(), 0, None, 500), "آبدزدکزار"]
    assert len(words) > 300  # beyond these the list has become a dictionary
    hazm_bridge.occurrences.cache_clear()
    asked = [hazm_bridge.occurrences(word) for word in words]
    hazm_bridge.occurrences.cache_clear()
    assert asked == [hazm_bridge.occurrences(word) for word in reversed(words)][::-1]
    assert asked[-1] == -1
    assert all(count >= 0 for count in asked[:-1])
