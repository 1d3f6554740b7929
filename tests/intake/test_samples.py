"""The samples that are no plain text give what stands beside them."""

from __future__ import annotations

import json

from tests.conftest import SAMPLES, Run

NAMES = ("page.html", "letter.docx", "channel.json")


def test_samples_of_other_containers(run: Run) -> None:
    done = run(*NAMES, "-f", "jsonl", cwd=SAMPLES)
    assert (done.returncode, done.stderr) == (0, b"")
    found = {one["source"]: one for one in map(json.loads, done.stdout.splitlines())}
    lines = (SAMPLES / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    expected = {one["id"]: one for one in map(json.loads, lines)}
    assert list(found) == [name for name in expected if name.startswith(NAMES)]
    for name, one in found.items():
        right = expected[name]
        assert one["text"] == right["text"]
        assert (one["headline"] or {}).get("text") == right["title"] or right["title"] is None
        if name != "letter.docx":  # its day stands in its text
            assert one["day"]["jalali"] == right["day"]
        assert [q["speaker"] for q in one["quotes"]] == [q["speaker"] for q in right["quotes"]]
        assert [d["force"] for d in one["directives"]] == [d["force"] for d in right["directives"]]
