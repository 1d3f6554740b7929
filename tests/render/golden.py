"""The golden files: what each format looks like. ``python -m tests.render.golden`` writes them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from speechsum.render import Format, RenderOptions, render
from speechsum.render.terminals import bidi_of
from tests.render.invented import invented, promised

FOLDER = Path(__file__).parent / "golden"

TERMINALS = {
    "vte": {"TERM": "xterm-256color", "VTE_VERSION": "7006"},
    "konsole": {"TERM": "xterm-256color", "KONSOLE_VERSION": "221203"},
    "mlterm": {"TERM": "mlterm"},
    "terminal-app": {"TERM": "xterm-256color", "TERM_PROGRAM": "Apple_Terminal"},
    "iterm2": {"TERM": "xterm-256color", "TERM_PROGRAM": "iTerm.app"},
    "unknown": {"TERM": "xterm-256color"},
    "windows-terminal": {"TERM": "xterm-256color", "WT_SESSION": "1"},
    "vscode": {"TERM": "xterm-256color", "TERM_PROGRAM": "vscode", "VTE_VERSION": "7006"},
    "alacritty": {"TERM": "alacritty"},
    "xterm": {"TERM": "xterm", "XTERM_VERSION": "XTerm(379)"},
    "tmux-in-alacritty": {
        "TERM": "tmux-256color",
        "TERM_PROGRAM": "tmux",
        "TMUX": "/tmp/tmux-0/default,1,0",
        "ALACRITTY_WINDOW_ID": "1",
    },
    "tmux-in-vte": {
        "TERM": "tmux-256color",
        "TERM_PROGRAM": "tmux",
        "TMUX": "/tmp/tmux-0/default,1,0",
        "VTE_VERSION": "7006",
    },
}
"""Environments of terminals, as they set them."""

REORDERS = {
    **dict.fromkeys(("vte", "konsole", "mlterm", "terminal-app", "iterm2", "unknown"), True),
    **dict.fromkeys(("windows-terminal", "vscode", "alacritty", "xterm"), False),
    "tmux-in-alacritty": False,
    "tmux-in-vte": True,
}
"""Which of them reorder right-to-left text."""

_ALL = RenderOptions(show=("summary", "directives", "quotes"), explain=True)
_ENGLISH = RenderOptions(lang="en")
_PROMISED = RenderOptions(show=("commitments",), only=True)
_WHY = RenderOptions(show=("commitments",), only=True, explain=True, lang="en")

_JOINT = RenderOptions(many=True, joint=True)

CASES: dict[str, tuple[Format, RenderOptions]] = {
    "text.txt": ("text", RenderOptions()),
    "text-explain.txt": ("text", _ALL),
    "text-en.txt": ("text", _ENGLISH),
    "table.txt": ("table", RenderOptions()),
    "table-colour.txt": ("table", RenderOptions(bidi="terminal", color=True, width=120)),
    "table-en.txt": ("table", RenderOptions(lang="en", bidi="terminal")),
    "table-explain.txt": ("table", RenderOptions(bidi="app", show=_ALL.show, explain=True)),
    "records-app.txt": ("table", RenderOptions(bidi="app", width=48)),
    "records-terminal.txt": ("table", RenderOptions(bidi="terminal", width=48)),
    "report.json": ("json", RenderOptions()),
    "report-explain.json": ("json", _ALL),
    "report.jsonl": ("jsonl", RenderOptions()),
    "report.csv": ("csv", RenderOptions(bom=True)),
    "report-en.csv": ("csv", _ENGLISH),
    "report-all.csv": ("csv", RenderOptions(all_columns=True)),
    "quotes-en.csv": ("csv", RenderOptions(lang="en", show=("quotes",), only=True)),
    "summary.csv": ("csv", RenderOptions(show=("summary",), only=True, all_columns=True)),
    "report.md": ("markdown", _ALL),
    "report-en.md": ("markdown", _ENGLISH),
    "report.html": ("html", _ALL),
    "report-en.html": ("html", _ENGLISH),
    "many.html": ("html", RenderOptions(many=True)),
    "joint.txt": ("text", replace(_JOINT, explain=True)),
    "joint-en.txt": ("text", replace(_JOINT, lang="en", sort="addressee")),
    "joint-table.txt": ("table", replace(_JOINT, bidi="terminal")),
    "joint-table-addressee.txt": ("table", replace(_JOINT, sort="addressee", width=100)),
    "joint.md": ("markdown", _JOINT),
    "joint.csv": ("csv", _JOINT),
    "joint.html": ("html", _JOINT),
    "commitments.txt": ("text", _PROMISED),
    "commitments-table.txt": ("table", _PROMISED),
    "commitments.json": ("json", _PROMISED),
    "commitments.csv": ("csv", _PROMISED),
    "commitments.md": ("markdown", _WHY),
    "commitments.html": ("html", _WHY),
    **{
        f"terminal-{name}.txt": ("table", RenderOptions(bidi=bidi_of(env), width=100))
        for name, env in TERMINALS.items()
    },
}


def rendered(case: str) -> str:
    """What the program makes of the invented report in ``case``, or of it and one like it."""
    name, options = CASES[case]
    other = replace(invented(source="b.txt"), day=None, directives=invented().directives[1:])
    one = promised() if case.startswith("commitments") else invented()
    made = render([one, other] if options.many else [one], name, options)
    assert isinstance(made, str)
    return made


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for case in CASES:
        (FOLDER / case).write_bytes(rendered(case).encode())
