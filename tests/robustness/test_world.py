"""The world around: files, streams, disks and terminals that are not as they should be."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import NOTE_ON_DAYS, Run

REPORT = "استاندار نیکان گفت: شهرداری باید راه را تا پایان سال باز کند.\nوی افزود: راه بسته است.\n"
OTHER = REPORT.replace("نیکان", "سپیدرود")
COMMAND = [sys.executable, "-m", "speechsum"]
SECONDS = 20

linux = pytest.mark.skipif(sys.platform != "linux", reason="needs Linux's own files")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def started(*arguments: str | Path, **options: object) -> subprocess.CompletedProcess[bytes]:
    given: dict[str, object] = {
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
    }
    done = subprocess.run(  # type: ignore[call-overload]
        [*COMMAND, *map(str, arguments)], check=False, timeout=SECONDS, **(given | options)
    )
    if isinstance(done.stderr, str):
        done.stderr = NOTE_ON_DAYS.sub(b"", done.stderr.encode()).decode()
    elif done.stderr is not None:
        done.stderr = NOTE_ON_DAYS.sub(b"", done.stderr)
    return done


def sources(output: bytes) -> list[str]:
    return [json.loads(line)["source"] for line in output.splitlines()]


def test_links_that_lead_nowhere_are_named_and_the_rest_is_printed(
    run: Run, tmp_path: Path, report: Path
) -> None:
    (tmp_path / "broken.txt").symlink_to("gone.txt")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    done = run("broken.txt", "loop.txt", report.name, "-f", "jsonl")
    assert done.returncode == 1
    assert done.stderr.decode().splitlines() == [
        "speechsum: broken.txt: no such file",
        "speechsum: loop.txt: Too many levels of symbolic links",
    ]
    assert sources(done.stdout) == [report.name]


def test_a_folder_with_itself_pipes_and_broken_links_in_it_is_read_once(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    (folder / "itself").symlink_to(folder)
    (folder / "itself.txt").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    (folder / "broken.txt").symlink_to("gone.txt")
    done = run("folder", "-f", "jsonl")
    assert (done.returncode, sources(done.stdout)) == (1, ["folder/a.txt"])
    assert done.stderr.decode() == "speechsum: folder/broken.txt: no such file\n"


def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen([*COMMAND, pipe, "-f", "jsonl"], stdout=subprocess.PIPE) as process:
        pipe.write_text(REPORT, encoding="utf-8")
        output, _ = process.communicate(timeout=SECONDS)
    assert (process.returncode, sources(output)) == (0, [str(pipe)])


def test_a_file_that_goes_away_while_another_is_read(tmp_path: Path, report: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [*COMMAND, pipe, report, "-f", "jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process, pipe.open("wb") as writer:  # fmt: skip
        report.unlink()
        writer.write(REPORT.encode())
        writer.close()
        output, errors = process.communicate(timeout=SECONDS)
    assert (process.returncode, sources(output)) == (1, [str(pipe)])
    told = NOTE_ON_DAYS.sub(b"", errors).decode()
    assert told == f"speechsum: {report}: no such file\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_named(run: Run, report: Path) -> None:
    report.chmod(0)
    done = run(report)
    assert done.stderr.decode() == f"speechsum: {report}: permission denied\n"


@linux
def test_a_file_that_cannot_be_read_is_named(run: Run, report: Path) -> None:
    # Also root cannot read this one.
    done = run("/proc/self/mem", report, "-f", "jsonl")
    assert (done.returncode, sources(done.stdout)) == (1, [str(report)])
    told = NOTE_ON_DAYS.sub(b"", done.stderr).decode()
    assert told == "speechsum: /proc/self/mem: Input/output error\n"


def test_a_huge_file_is_refused_and_the_rest_is_printed(
    run: Run, tmp_path: Path, report: Path
) -> None:
    from speechsum.intake.limits import MAX_BYTES

    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(MAX_BYTES * 4)
    done = run(huge, report, "-f", "jsonl")
    assert (done.returncode, sources(done.stdout)) == (1, [str(report)])
    assert done.stderr.decode() == (
        f"speechsum: {huge}: larger than {MAX_BYTES >> 20} MiB; is it one report?\n"
    )


@linux
def test_an_endless_file_is_refused(run: Run) -> None:
    done = run("/dev/zero")
    assert done.returncode == 1
    assert b"/dev/zero: larger than" in done.stderr


@linux
@pytest.mark.parametrize("form", ["text", "html"])
def test_a_full_disk_is_one_line(report: Path, form: str) -> None:
    with open("/dev/full", "wb") as full:
        done = started(report, "-f", form, stdout=full)
    there = started(report, "-f", form, "-o", "/dev/full")
    for each in (done, there):
        assert each.returncode == 1
        assert each.stderr == b"speechsum: cannot write the output: No space left on device\n"


def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path: Path, report: Path) -> None:
    output = tmp_path / "out.html"
    output.write_text("before")
    done = started(
        report, "-o", output,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000)),
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr == b"speechsum: cannot write the output: File too large\n"
    assert output.read_text() == "before"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.html", "report.txt"]


@linux
def test_a_place_where_nothing_can_be_written_is_named(report: Path) -> None:
    done = started(report, "-o", "/proc/out.json")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.startswith(b"speechsum: ")
    assert b"'/proc/out.json'" in done.stderr
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_closed_stream_is_no_traceback(tmp_path: Path, report: Path, number: int) -> None:
    output = tmp_path / "out.jsonl"
    done = started(
        report, "-f", "jsonl", "-o", output, preexec_fn=lambda: os.close(number)
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert sources(output.read_bytes()) == [str(report)]
    to_stdout = started(
        report, "missing", "-f", "jsonl", preexec_fn=lambda: os.close(number)
    )  # fmt: skip
    assert to_stdout.returncode == 1
    assert to_stdout.stderr == (b"" if number == 2 else b"speechsum: missing: no such file\n")
    assert sources(to_stdout.stdout) == ([] if number == 1 else [str(report)])


def test_standard_input_that_is_closed_is_said_to_be() -> None:
    done = started("-", preexec_fn=lambda: os.close(0))
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"speechsum: -: standard input is closed\n"


@pytest.mark.parametrize("home", [None, "/nowhere/at/all"])
def test_no_home_changes_nothing(run: Run, report: Path, home: str | None) -> None:
    env = {"PATH": os.environ["PATH"]} | ({} if home is None else {"HOME": home})
    done = run(report, env=env)
    assert (done.returncode, done.stderr, done.stdout) == (0, b"", run(report).stdout)


def test_two_runs_into_one_file_leave_one_of_the_two_whole(run: Run, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    pipes = [tmp_path / "one", tmp_path / "two"]
    wholes = set()
    for pipe, text in zip(pipes, (REPORT, OTHER), strict=True):
        pipe.write_text(text, encoding="utf-8")
        wholes.add(run(pipe, "-f", "jsonl").stdout)
        pipe.unlink()
        os.mkfifo(pipe)
    processes = [subprocess.Popen([*COMMAND, pipe, "-o", output]) for pipe in pipes]
    writers = [pipe.open("wb") for pipe in pipes]  # both runs are under way when both are open
    for writer, text in zip(writers, (REPORT, OTHER), strict=True):
        writer.write(text.encode())
        writer.close()
    assert [process.wait(SECONDS) for process in processes] == [0, 0]
    assert output.read_bytes() in wholes
    assert {path.name for path in tmp_path.iterdir()} == {"one", "two", "home", "out.jsonl"}


HOSTILE = (
    "استاندار نیکان گفت: شهرداری باید \x1b راه \u202e\x07 را \x9b تا پایان \u2067سال\x08 باز کند. "
    "وی افزود: \x1b[2J\x1b[31mشهرداری\x1b[0m باید \x1b]8;;http://a.b\x07راه\x1b]8;;\x07 "
    "\x1b]52;c;c2VjcmV0\x07 \x9b2J \x9d52;c;eA==\x9c [bold red]آب[/] [link=http://c.d]را[/link] "
    "\u202e\u2067تا پایان سال\u2066 \u202dباز کند.\r\x08\x00 \u202eبسته\u2028speechsum: forged\n"
)
"""Steers a terminal that gets it as it is: erases, colours, links, writes the clipboard."""
FORMATS = ("table", "text", "json", "jsonl", "csv", "markdown", "html")
_COLOURS = re.compile(rb"\x1b\[[0-9;]*m")
_STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e]")
_ISOLATES = re.compile("[\u2066-\u2069\u200e\u200f]")


def on_terminal(*arguments: str | Path, cwd: Path, term: str = "xterm-256color") -> bytes:
    """What the command sends to a terminal as its standard output and error."""
    ours, theirs = pty.openpty()
    env = {"PATH": os.environ["PATH"], "HOME": str(cwd), "TERM": term}
    with subprocess.Popen(
        [*COMMAND, *map(str, arguments)],
        stdin=theirs, stdout=theirs, stderr=theirs, cwd=cwd, env=env,
    ) as process:  # fmt: skip
        os.close(theirs)
        chunks = []
        try:
            while chunk := os.read(ours, 65_536):
                chunks.append(chunk)
        except OSError:  # Linux's way of saying that the other side is closed
            pass
        process.wait(SECONDS)
    os.close(ours)
    return b"".join(chunks).replace(b"\r\n", b"\n")


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_in_a_report_or_its_name_steers_the_terminal(tmp_path: Path, form: str) -> None:
    name = "a\x1b[2J\u202e[red]\nspeechsum: forged.txt"
    (tmp_path / name).write_text(HOSTILE, encoding="utf-8")
    sections = ("directives",) if form == "csv" else ("summary", "directives", "quotes")
    show = (*(word for section in sections for word in ("--show", section)), "--explain")
    shown = on_terminal(
        name, "gone\x1b]0;x\x07\n", "-f", form, *show, "--bidi", "off", "--color", "always",
        cwd=tmp_path,
    )  # fmt: skip
    text = _COLOURS.sub(b"", shown).decode()
    assert "باید" in text
    assert not _STEERS.search(text)
    assert not _ISOLATES.search(text)
    assert not any(line.startswith("speechsum: forged") for line in text.splitlines())
    assert "speechsum: gone\\x1b]0;x\\x07\\n: no such file" in text
    if form in ("table", "text"):
        assert "[bold red]" in text
        assert b"\x1b[31m\xd8\xb4" not in shown
    if form == "jsonl":
        found = json.loads(text.splitlines()[0])
        assert "\x1b راه \u202e\x07 را \x9b" in found["directives"][0]["text"]
        assert found["source"] == name


@pytest.mark.parametrize("term", ["xterm-256color", "dumb", "", "linux"])
def test_isolates_in_a_table_are_our_own_and_closed(tmp_path: Path, term: str) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    for bidi in ("terminal", "app"):
        shown = on_terminal("a.txt", "--bidi", bidi, "--color", "never", cwd=tmp_path, term=term)
        text = shown.decode()
        assert not _STEERS.search(text)
        for line in text.splitlines():
            opened = 0
            for char in line:
                opened += (char in "\u2066\u2067\u2068") - (char == "\u2069")
                assert opened >= 0
            assert opened == 0


def test_it_ends_by_itself_on_whatever_a_folder_holds(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "anything"
    folder.mkdir()
    for number, content in enumerate(
        (b"", b"\x00" * 5_000, b"\n" * 200_000 + REPORT.encode(), bytes(range(256)) * 40,
         "«".encode() * 50_000, REPORT.encode("utf-16") * 3, "و ".encode() * 50_000)
    ):  # fmt: skip
        (folder / f"{number}.txt").write_bytes(content)
    began = time.monotonic()
    done = run("anything", "-f", "jsonl")
    assert time.monotonic() - began < SECONDS
    found = sources(done.stdout)
    failed = [line.split(": ")[1] for line in done.stderr.decode().splitlines()]
    assert sorted(found + failed) == [f"anything/{number}.txt" for number in range(7)]
    assert "anything/2.txt" in found
    assert b"internal error" not in done.stderr


@pytest.mark.parametrize(
    "text",
    ["\n" * 1_000_000 + "بهار نیکوکار گفت: شهرداری باید راه را باز کند.\n", "راه" * 333_333],
    ids=["a million empty lines", "a line of a million letters"],
)
def test_empty_lines_and_long_ones(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "report.txt").write_text(text, encoding="utf-8")
    ended = run("report.txt", "-f", "jsonl")
    assert ended.returncode in (0, 1)
    assert b"Traceback" not in ended.stderr
    assert (ended.returncode == 0) == bool(ended.stdout)
