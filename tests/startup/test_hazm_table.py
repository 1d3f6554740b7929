"""hazm's answers, noted down: equal to plain hazm's, and not used with another hazm."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from speechsum.text import hazm_bridge, hazm_table
from tests.conftest import ROOT, SAMPLES

# Plain hazm, in a process of its own, with the package body and all.
PLAIN = """
import json, sys
from hazm import Normalizer
normalize = Normalizer(correct_spacing=False, persian_style=False,
                       decrease_repeated_chars=False, seperate_mi=False).normalize
given = json.load(sys.stdin)
json.dump([normalize(text) for text in given], sys.stdout)
"""


def plain(texts: list[str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", PLAIN],
        input=json.dumps(texts).encode(),
        capture_output=True,
        check=True,
        timeout=120,
    )
    result: list[str] = json.loads(done.stdout)
    return result


def test_the_installed_hazm_is_one_of_those_noted() -> None:
    assert hazm_table.read(hazm_table.digest_of(hazm_bridge.package_folder())) is not None


def words() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in SAMPLES.glob("no*.txt")]
    reports = ROOT.parent / "shared" / "data" / "reports.jsonl.gz"
    if reports.exists():
        with gzip.open(reports, "rt", encoding="utf-8") as file:
            texts += [json.loads(line)["text"] for line in file]
    every = {word for text in texts for word in text.split()}
    known = sorted(word for word in every if all(hazm_table.covers(ord(char)) for char in word))
    # What a character's answer could hang on are its neighbours: plain hazm is slow, so each
    # three neighbours that occur are asked for once, not in every word that has them.
    seen: set[str] = set()
    chosen = []
    for word in known:
        threes = {f" {word} "[i : i + 3] for i in range(len(word))}
        if not threes <= seen:
            seen |= threes
            chosen.append(word)
    return chosen


# Every code point: `python training/hazm_characters.py` asks for all of them.
CHARS = [*map(chr, filter(hazm_table.covers, range(0x10000))), *map(chr, range(0x1F000, 0x1FB00))]


@pytest.fixture(scope="module")
def theirs() -> dict[str, str]:
    """What plain hazm makes of each; it is started once, which takes seconds."""
    given = [*CHARS, *words()]
    return dict(zip(given, plain(given), strict=True))


def test_every_character_of_the_basic_plane_and_emoji(theirs: dict[str, str]) -> None:
    folded = {char: hazm_bridge.fold_character(char) for char in CHARS}
    assert folded == {char: theirs[char] for char in CHARS}


def test_every_word_of_the_reports(theirs: dict[str, str]) -> None:
    given = [text for text in theirs if len(text) > 1]
    assert len(given) > 100
    folded = {word: "".join(map(hazm_bridge.fold_character, word)) for word in given}
    # hazm puts single characters for «...» and the like; word keys never hold such marks.
    differing = [
        word
        for word, ours in folded.items()
        if ours != theirs[word] and word.replace("\u200c", "").isalpha()
    ]
    assert differing == []


def test_another_hazm_is_asked_itself(tmp_path: Path) -> None:
    (tmp_path / "normalizer.py").write_text("# another one")
    assert hazm_table.read(hazm_table.digest_of(str(tmp_path))) is None


def test_without_a_table_hazm_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hazm_table, "PATH", "/nonexistent")
    hazm_bridge._noted.cache_clear()
    try:
        assert hazm_bridge._noted() is None
        assert [hazm_bridge.fold_character(char) for char in "ي5ًك"] == ["ی", "۵", "", "ک"]
    finally:
        hazm_bridge._noted.cache_clear()
