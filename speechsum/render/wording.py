"""Phrases that the formats for people have in common, in the language of the output."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from speechsum.model import Speaker
from speechsum.render.labels import Labels
from speechsum.render.view import DirectiveRow, View


def counted(title: str, count: int, words: Labels) -> str:
    """``title`` with a number behind it, where there is any of what it is the title of."""
    return f"{title} ({words.number(count)})" if count else title


def numbered(number: int, words: Labels) -> str:
    """What stands before an item's first line."""
    return f"{words.number(number)}. "


def labelled(parts: Mapping[str, str], words: Labels) -> str:
    """Those of ``parts`` that are known, each behind the label that is its key, on one line."""
    return " · ".join(f"{words[key]}: {value}" for key, value in parts.items() if value)


def particulars(shown: View) -> Iterator[tuple[str, str]]:
    """What is known of the whole report: a label's key and its value."""
    if shown.source:
        yield "source", shown.source
    if shown.url:
        yield "url", shown.url
    if shown.date:
        yield "date", shown.date
    if shown.occasion:
        yield "occasion", shown.occasion
    if shown.speakers:
        key = "speaker" if len(shown.speakers) == 1 else "speakers"
        yield key, f"{shown.words['list.stop']} ".join(map(person, shown.speakers))


def directive_particulars(directive: DirectiveRow, words: Labels, **more: str) -> str:
    """What is known of a directive beside its words; ``more`` by the labels' keys."""
    told = {
        "force": directive.force,
        "addressee": directive.addressee,
        "deadline": directive.deadline,
    }
    return labelled({**told, **more}, words)


def person(speaker: Speaker) -> str:
    """A speaker's name with his post, unless he is called by nothing else."""
    if speaker.role in (None, speaker.name):
        return speaker.name
    return f"{speaker.name} ({speaker.role})"


def more_doubtful(count: int, words: Labels) -> str:
    """How many more there are to check, and how to see them; nothing where there are none."""
    return f"{words.number(count)} {words['more.doubtful']}" if count else ""
