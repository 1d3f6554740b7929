"""Who is meant by «وی», «استاندار» or a surname, where a sentence stands out of its place."""

from __future__ import annotations

import re
from dataclasses import replace

from speechsum.model import RankedSentence, Report, Speaker

_WORD = re.compile(r"[\w\u200c]+")


def resolved(report: Report, sentence: RankedSentence, named: set[str]) -> tuple[str, str | None]:
    """``sentence`` with its speaker in brackets after «وی» or the like, else the speaker beside.

    Out of its place in the report a sentence's «وی», «استاندار» or surname is a riddle. ``named``
    collects who has been named so far: a surname needs its full name once, unless a post stands
    beside it, a pronoun always, and nobody twice in a sentence. The agency that it opens with is
    left out.
    """
    begin = len(sentence.dateline)
    text = sentence.text[begin:]
    sentence = replace(sentence, start=sentence.start + begin, text=text)
    speaker = next((one for one in report.speakers if one.name == sentence.speaker), None)
    if speaker is None:
        return text, None
    alias = _opening_alias(report, sentence, speaker)
    by_name = _shares_word(alias, speaker.name)
    described = f"{alias} {' '.join(text[len(alias) :].split()[:2])}"
    told = _shares_word(described, speaker.role or "") or speaker.name in named
    if alias and not (by_name and told) and not _names(text, speaker.name):
        named.add(speaker.name)
        return f"{alias} [{speaker.name}]{text[len(alias) :]}", None
    if alias or _names(text, speaker.name):
        named.add(speaker.name)
        return text, None
    return text, None if len(report.speakers) == 1 else speaker.name


def _names(text: str, name: str) -> bool:
    """Whether ``name`` stands in ``text``, however its parts are joined there."""
    return _joined(name) in _joined(text)


def _joined(text: str) -> str:
    return text.replace("\u200c", "").replace(" ", "")


def _opening_alias(report: Report, sentence: RankedSentence, speaker: Speaker) -> str:
    """The longest name of ``speaker`` with which ``sentence`` begins, or nothing.

    Only narration names the speaker: within his own words «وی» is somebody else. A post stands for
    the speaker only before the speaker's words begin («استاندار گفت: …»); elsewhere «استاندار» may
    be the beginning of another's post.
    """
    if any(quote.start <= sentence.start < quote.end for quote in report.quotes):
        return ""
    reports = any(
        quote.speaker == speaker.name and sentence.start < quote.start < sentence.end
        for quote in report.quotes
    )
    for alias in sorted(speaker.aliases, key=len, reverse=True):
        if _begins(sentence.text, alias):
            post = _shares_word(alias, speaker.role or "") and not _shares_word(alias, speaker.name)
            return "" if post and not reports else alias
    return ""


def _begins(text: str, alias: str) -> bool:
    following = text[len(alias) : len(alias) + 1]
    return text.startswith(alias) and not (following.isalnum() or following == "\u200c")


def _shares_word(one: str, other: str) -> bool:
    return bool(set(_WORD.findall(one)).intersection(_WORD.findall(other)))
