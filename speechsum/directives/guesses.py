"""«باید» of what is likely: «باید حدود صد نفر باشند», «الان باید در راه باشند»."""

from __future__ import annotations

from speechsum.directives.addressee.classes import is_number
from speechsum.directives.proposal import Proposal
from speechsum.directives.terms import has_term
from speechsum.grammar.nouns import is_agent_at
from speechsum.grammar.readings import BECOME, BEING, HAVE
from speechsum.grammar.verbs import Verb
from speechsum.grammar.words import DAR, RA, endings, phrases


def is_a_guess(proposal: Proposal) -> bool:
    """«باید گفته باشند»: a guess about the past; «باید داشته باشند» is none."""
    keys, verb = proposal.stretch.keys, proposal.candidate.verb
    if verb is None:
        return False
    if keys[verb.first] in phrases("clauses", "having-been"):
        return True
    if _is_measured(proposal, verb):
        return True
    about = _is_about(proposal, verb)
    if verb.stem == BEING and (about or _is_now(proposal, verb) or _is_supposed(proposal)):
        return True
    if about and not has_term(proposal):
        # «باید نزدیک صد نفر جمعیت داشته باشد», «الان باید حدود صد نفر آنجا کار کنند»
        done = proposal.agent.how == "subject"
        if verb.stem == HAVE or (_is_said_of_now(proposal, verb) and not done):
            return True
    plain = not verb.negative and verb.stem != HAVE
    plain = plain and (verb.stem != BECOME or _is_of_the_past(proposal, verb))
    return plain and verb.last - verb.first > 1 and keys[verb.last - 1].startswith(BEING)


def _is_of_the_past(proposal: Proposal, verb: Verb) -> bool:
    """«باید پیش از جنگ ساخته شده باشد», but not «باید تا مهر ساخته شده باشد»: nobody is told to
    have done it long ago."""
    keys, first = proposal.stretch.keys, proposal.candidate.place + 1
    first += keys[first] == DAR
    tables = phrases("clauses", "era"), phrases("clauses", "long-ago")
    return any(table.length_at(keys, first, verb.first) for table in tables)


def _is_measured(proposal: Proposal, verb: Verb) -> bool:
    """«سن این کوزه باید صد سال باشد», «تندی باد باید از ۷۰ کیلومتر بگذرد»: how old something is,
    and what nature does, is nobody's task."""
    keys, place = proposal.stretch.keys, proposal.candidate.place
    subject = keys[proposal.candidate.first : place]
    if verb.person != 3 or len(subject) > _LONGEST_SUBJECT or RA in keys[place : verb.first]:
        return False
    if verb.stem == BEING:  # of one thing: «سن بازنشستگی باید سی سال باشد» is a norm
        if subject and all(key in phrases("clauses", "weather") for key in subject):
            # «دما باید دو درجه بالاتر از میانگین باشد», but «دمای انبار» is in somebody's hands
            return any(key.endswith(endings("comparative")) for key in keys[place : verb.first])
        aged = len(subject) > 1 and subject[0] in phrases("clauses", "age")
        pointed = aged and subject[1] in phrases("addressees", "this")
        return pointed and is_number(keys[place + 1])  # not «زیر چهل سال»
    natural = any(key in phrases("clauses", "nature") for key in subject)
    named = proposal.agent.how == "subject" and is_agent_at(keys, proposal.agent.first)
    return natural and not named and verb.stem in phrases("clauses", "befalls")


_LONGEST_SUBJECT = 4  # tokens


def _is_now(proposal: Proposal, verb: Verb) -> bool:
    """«الان باید در راه باشند», «الان باید ساعت هشت باشد»."""
    keys, modal = proposal.stretch.keys, proposal.candidate.place
    if not _is_said_of_now(proposal, verb):
        return False
    place = phrases("clauses", "preposition").length_at(keys, modal + 1, verb.first)
    if place:
        return verb.first - modal - 1 - place <= _SHORT_PLACE
    return is_number(keys[modal + 2])


def _is_about(proposal: Proposal, verb: Verb) -> bool:
    """Whether a number after the modal is no exact one («باید نزدیک به صد تا باشد»)."""
    keys, first = proposal.stretch.keys, proposal.candidate.place + 1
    about = phrases("clauses", "about-so-many")
    here = next(about.places_in(keys, first, verb.first), None)
    return here is not None and any(map(is_number, keys[here : here + _TO_A_NUMBER]))


_TO_A_NUMBER = 4  # tokens


def _is_said_of_now(proposal: Proposal, verb: Verb) -> bool:
    now = phrases("clauses", "now")
    return now.stands_in(proposal.stretch.keys, proposal.candidate.first, verb.first)


_SHORT_PLACE = 2  # tokens


def _is_supposed(proposal: Proposal) -> bool:
    """«گمان کنم … باید بیش از دویست تا باشد»."""
    stretch, start = proposal.stretch, proposal.candidate.opening.start
    supposing = phrases("clauses", "guessing")
    return supposing.stands_in(stretch.keys, max(stretch.first, start - _NEAR_GUESS), start)


_NEAR_GUESS = 4  # tokens
