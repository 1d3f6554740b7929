"""The command as a user, a pipe and cron meet it: real processes, bytes in, bytes out."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from speechsum import __version__
from tests.conftest import SAMPLES, Run, Start

REPORT = "استاندار نیکان گفت: شهرداری باید راه را تا پایان سال باز کند.\nوی افزود: راه بسته است.\n"


def test_a_file_gives_summary_and_directives(run: Run, sample: Path) -> None:
    done = run(sample)
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "شرکت آب و فاضلاب باید ظرف دو هفته فهرست روستاهای فاقد آب پایدار" in text
    assert "انتهای پیام" not in text


def test_the_command_may_be_named_and_a_file_called_so_be_read(run: Run, tmp_path: Path) -> None:
    data = REPORT.encode()
    assert run("read", "-f", "json", stdin=data).stdout == run("-f", "json", stdin=data).stdout
    (tmp_path / "read").write_bytes(data)
    for arguments in (("./read",), ("read", "read"), ("--", "read")):
        done = run("-f", "json", *arguments) if arguments[0] == "--" else run(*arguments)
        assert (done.returncode, "شهرداری" in done.stdout.decode()) == (0, True)


def test_a_pipe_is_read_and_dash_means_it(run: Run) -> None:
    data = REPORT.encode()
    piped, dashed = run("-f", "json", stdin=data), run("-f", "json", "-", stdin=data)
    assert piped.returncode == dashed.returncode == 0
    assert piped.stdout == dashed.stdout
    assert json.loads(piped.stdout)["source"] == "-"


def test_several_files_are_a_line_each_in_their_order(run: Run) -> None:
    names = [str(SAMPLES / name) for name in ("council.txt", "governor.txt")]
    done = run(*names, "-f", "jsonl")
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == names


def test_several_files_in_json_are_one_array(run: Run) -> None:
    done = run(SAMPLES / "council.txt", SAMPLES / "governor.txt", "-f", "json")
    assert [len(report["quotes"]) > 0 for report in json.loads(done.stdout)] == [True, True]


def test_a_folder_is_its_text_files(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "old").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "old/c.txt"):
        (folder / name).write_text(REPORT, encoding="utf-8")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    done = run("reports", "-f", "jsonl")
    assert done.returncode == 0
    found = [json.loads(line)["source"] for line in done.stdout.splitlines()]
    assert found == ["reports/a.txt", "reports/b.txt", "reports/old/c.txt"]


def test_every_span_is_the_text_it_says(run: Run) -> None:
    names = sorted(str(path) for path in SAMPLES.glob("*.txt"))
    done = run(*names, "-f", "jsonl")
    assert done.returncode == 0
    expected = [json.loads(line) for line in (SAMPLES / "expected.jsonl").read_text().splitlines()]
    texts = {record["id"]: record["text"] for record in expected}
    checked = 0
    for line in done.stdout.splitlines():
        report = json.loads(line)
        text = texts[Path(report["source"]).name]
        todo = [report]
        while todo:
            value = todo.pop()
            if isinstance(value, list):
                todo += value
            elif isinstance(value, dict):
                todo += value.values()
                if "start" in value:
                    assert value["text"] == text[value["start"] : value["end"]]
                    checked += 1
    assert checked > 200


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "the text is empty"),
        ("english.txt", b"The governor spoke about water and roads.", "not Persian text"),
        ("code.py", b"def main():\n    return 0\n", "not Persian text"),
        (
            "photo.jpg",
            b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(range(256)),
            "a picture; make text of it",
        ),
        (
            "damaged.txt",
            REPORT.encode()[:40] + b"\xff" + REPORT.encode()[40:],
            "not UTF-8 at byte 40",
        ),
    ],
)
def test_what_is_no_report_is_one_line_and_the_rest_is_printed(
    run: Run, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(REPORT, encoding="utf-8")
    done = run(name, "good.txt", "-f", "jsonl", "--date", "1402-01-01")
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"speechsum: {name}: ")
    assert reason in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == ["good.txt"]


def test_a_missing_file_is_named(run: Run) -> None:
    done = run("nowhere.txt")
    assert (done.returncode, done.stderr) == (1, b"speechsum: nowhere.txt: no such file\n")


def test_a_file_name_cannot_forge_a_line(run: Run) -> None:
    done = run("a\nspeechsum: b.txt: fine\x1b[2K")
    assert done.stderr == b"speechsum: a\\nspeechsum: b.txt: fine\\x1b[2K: no such file\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--nonsense",), "--nonsense"),
        (("-f", "odt", "-"), "odt"),
        (("-n", "0", "-"), "0"),
        (("-n", "many", "-"), "many"),
        (("-n", "120%", "-"), "120%"),
        (("-r", "best", "-"), "lex-rank"),
        (("--date", "tomorrow", "-"), "1401-05-11"),
        (("--date", "1401-13-01", "-"), "1401-13-01"),
        (("-o", "/nowhere/at/all", "-"), "end the file with one of"),
        (("-o", "/nowhere/at/all.txt", "-"), "/nowhere/at/all.txt"),
    ],
)
def test_wrong_usage_says_what(run: Run, arguments: tuple[str, ...], words: str) -> None:
    done = run(*arguments, stdin=REPORT.encode())
    nowhere = "/nowhere/at/all.txt" in arguments  # rightly asked for; there is no such place
    assert done.returncode == (1 if nowhere else 2)
    assert words in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1
    assert done.stdout == b""


def test_a_reader_that_leaves_early_is_no_error(start: Start, sample: Path) -> None:
    process = start("-f", "jsonl", *[sample] * 40)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 0


def test_the_same_bytes_without_a_locale_a_home_or_a_terminal(run: Run, sample: Path) -> None:
    path = os.environ["PATH"]
    usual = run(sample)
    for env in (
        {"PATH": path},
        {"PATH": path, "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PATH": path, "PYTHONIOENCODING": "ascii", "TERM": "dumb", "COLUMNS": "40"},
    ):
        done = run(sample, env=env)
        assert (done.returncode, done.stdout, done.stderr) == (0, usual.stdout, b"")
        assert run(stdin=sample.read_bytes(), env=env).returncode == 0


def test_an_output_file_is_whole_or_as_it_was(run: Run, tmp_path: Path, sample: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("before")
    assert run(sample, "-f", "jsonl", "-o", output).returncode == 0
    whole = output.read_bytes()
    assert whole == run(sample, "-f", "jsonl").stdout
    assert run("-n", "x", sample, "-o", output).returncode == 2
    assert output.read_bytes() == whole
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".out")] == []


def test_an_output_file_names_its_format(run: Run, tmp_path: Path, sample: Path) -> None:
    assert run(sample, "-o", "report.json").returncode == 0
    assert json.loads((tmp_path / "report.json").read_bytes())["schema"] == 2


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_ends_it_and_leaves_the_old_file(
    start: Start, tmp_path: Path, number: signal.Signals, status: int
) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("before")
    fifo = tmp_path / "fifo"
    os.mkfifo(fifo)
    process = start("-f", "jsonl", "-o", output, fifo)
    deadline = time.monotonic() + 20
    while not any(p.name.startswith(".out") for p in tmp_path.iterdir()):
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == status
    assert b"Traceback" not in errors
    assert output.read_text() == "before"
    assert not any(p.name.startswith(".out") for p in tmp_path.iterdir())


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", [0.0, 0.05, 0.15, 0.3, 0.5])
def test_a_signal_at_any_moment_leaves_the_old_file_or_the_whole_new_one(
    start: Start, tmp_path: Path, sample: Path, number: signal.Signals, moment: float
) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("before")
    files = [sample] * 20
    process = start("-f", "jsonl", "-o", output, *files)
    time.sleep(moment)
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    # Until the command's own code runs, it is Python that answers, from its `site.main` too.
    traced = [line for line in errors.split(b"\n") if b", in main" in line]
    assert [line for line in traced if b"frozen site" not in line] == []
    lines = output.read_text().splitlines()
    if lines == ["before"]:
        assert process.returncode != 0
    else:  # Whole, and with a signal's status too: the file may be done before the process is.
        assert [json.loads(line)["schema"] for line in lines] == [2] * len(files)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_signal_while_the_reader_is_slow_leaves_whole_lines(
    start: Start, sample: Path, number: signal.Signals, jobs: str
) -> None:
    files = [sample] * 40  # more than a pipe holds
    process = start("-f", "jsonl", "-j", jobs, *files)
    ready, _, _ = select.select([process.stdout], [], [], 120)
    assert ready
    time.sleep(0.2)  # Time to fill the pipe: it then waits for the reader.
    process.send_signal(number)
    output, errors = process.communicate(timeout=30)
    assert process.returncode == 128 + number
    assert b"Traceback" not in errors
    assert output.endswith(b"\n")
    assert all(json.loads(line)["schema"] == 2 for line in output.splitlines())


def test_configuration_is_read_checked_and_overruled(
    run: Run, tmp_path: Path, sample: Path
) -> None:
    path = os.environ["PATH"]
    folder = tmp_path / "config" / "speechsum"
    folder.mkdir(parents=True)
    env = {"PATH": path, "XDG_CONFIG_HOME": str(tmp_path / "config")}
    config = folder / "config.toml"

    config.write_text('format = "jsonl"\nsentences = 1\n')
    report = json.loads(run(sample, env=env).stdout)
    assert len(report["summary"]["sentences"]) == 1
    report = json.loads(run(sample, "-n", "2", env=env).stdout)
    assert len(report["summary"]["sentences"]) == 2
    report = json.loads(run(sample, env=env | {"SPEECHSUM_SENTENCES": "4"}).stdout)
    assert len(report["summary"]["sentences"]) == 4
    assert run(sample, "--no-config", env=env).stdout == run(sample).stdout

    config.write_text("sentence = 1\n")
    done = run(sample, env=env)
    assert done.returncode == 2
    assert b"config.toml: unknown key 'sentence'" in done.stderr

    config.write_text('format = "odt"\n')
    done = run(sample, env=env)
    assert done.returncode == 2
    assert b"config.toml: 'format': 'odt'" in done.stderr

    done = run(sample, "--no-config", env=env | {"SPEECHSUM_SENTENCE": "4"})
    assert (done.returncode, b"SPEECHSUM_SENTENCE" in done.stderr) == (2, True)


def test_no_socket_is_opened(sample: Path) -> None:
    code = (
        "import socket, sys\n"
        "def forbidden(*_, **__): raise AssertionError('network')\n"
        "socket.socket.connect = socket.getaddrinfo = socket.create_connection = forbidden\n"
        "sys.addaudithook(lambda event, _: forbidden() if event.startswith('socket.') else None)\n"
        f"sys.argv = ['speechsum', {str(sample)!r}, '-f', 'html', '-r', 'luhn']\n"
        "from speechsum.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").stdout.decode() == f"speechsum {__version__}\n"


def test_every_option_is_in_the_readme() -> None:
    from speechsum.cli.read import command

    readme = (SAMPLES.parent / "README.md").read_text(encoding="utf-8")
    options = [name for parameter in command.params for name in parameter.opts if name[:2] == "--"]
    assert [name for name in options if name not in readme] == []


@pytest.mark.parametrize("asked", [["--help"], ["-h"], ["--version"], ["ledger", "list", "--help"]])
def test_help_is_given_whatever_is_set(asked: list[str], run: Run, tmp_path: Path) -> None:
    config = tmp_path / "home" / ".config" / "speechsum" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("foo = 1\n")
    env = {"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home"), "SPEECHSUM_FOO": "1"}
    done = run(*asked, env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert run("-", env=env).returncode == 2


def test_an_address_is_told_how_it_is_read(run: Run) -> None:
    done = run("https://sepidrud.example/news/12")
    assert done.returncode == 1
    assert b"curl -s ADDRESS | speechsum" in done.stderr
