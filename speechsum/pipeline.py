"""From a report's text to what is found in it: the stages, top to bottom."""

from __future__ import annotations

from datetime import date as Date

from speechsum.attribution import Attribution, attribute
from speechsum.directives import find_directives
from speechsum.model import Commitment, Day, Directive, Extracts, Published, Report, Span
from speechsum.summary import Length, headline_of, summarize
from speechsum.text.language import require_persian
from speechsum.text.segments import Document, parse
from speechsum.when import speech_day


def analyze(
    text: str,
    *,
    title: str | None = None,
    date: Date | None = None,
    published: Published | None = None,
    ranker: str = "speech",
    sentences: int | str = 3,
    source: str = "-",
    plain: bool = True,
    url: str | None = None,
    commitments: bool = False,
    extracts: bool = False,
) -> Report:
    """Read one report: its quotes, directives and summary; commitments and extracts where asked.

    Args:
        text: the report, as it is; every span of the result points into it.
        title: the report's headline, where ``text`` has none.
        date: the day of the speech, where nothing else tells it; deadlines have no day without.
        published: the day that a page or a record tells: the speech's, where ``text`` tells none.
        ranker: what chooses the summary: ``speech``, ``lead``, or a name of sumy's (``lex-rank``).
        sentences: length of the summary: so many, a share of all (``"20%"``), or words (``"60w"``).
        source, url, plain: as in the `Report` that is returned.
        commitments, extracts: whether to look for them, too.

    Returns:
        The report, frozen and picklable.

    Raises:
        NotAReportError: the text is empty, binary or not Persian.
        RankerError: there is no such ranker, or it cannot rank this text.
        UsageError, ValueError: ``sentences`` is no such length; ``date`` not in 1800 to 2199.
    """
    length = Length.parse(sentences)
    require_persian(text)
    document = parse(text)
    attribution = attribute(document, title)
    quotes, own = attribution.quotes, attribution.own
    day = speech_day(document, quotes, own, published=published, option=date)
    found = find_directives(document, attribution, day=day)
    told = (document, attribution, found.directives)
    return Report(
        source=source,
        text=text,
        headline=_headline(document),
        day=day,
        speakers=attribution.speakers,
        quotes=quotes,
        directives=found.directives,
        doubtful=found.doubtful,
        summary=summarize(*told, title=title, ranker=ranker, length=length),
        verdicts=found.verdicts,
        occasion=attribution.occasion,
        title=title,
        plain=plain,
        url=url,
        commitments=_commitments(document, attribution, day) if commitments else None,
        extracts=_extracts(*told, title) if extracts else None,
    )


def _headline(document: Document) -> Span | None:
    headline = next((p for p in document.paragraphs if p.kind == "headline"), None)
    return Span.of(document.text, headline.start, headline.end) if headline else None


def _commitments(
    document: Document, attribution: Attribution, day: Day | None
) -> tuple[Commitment, ...]:
    # Imported here because few ask for them.
    from speechsum.commitments import find_commitments

    return find_commitments(document, attribution, day=day)


def _extracts(
    document: Document,
    attribution: Attribution,
    directives: tuple[Directive, ...],
    title: str | None,
) -> Extracts:
    from speechsum.summary.extracts import find_extracts

    return find_extracts(document, attribution, directives, headline_of(document, title))
