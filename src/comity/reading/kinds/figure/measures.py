"""What a number counts or measures: the indicator, by the noun beside it, else by what its clause tells."""

from __future__ import annotations

import msgspec

from comity.reading.kinds.figure.counts import CUES, Count
from comity.reading.kinds.figure.measure import OTHER, PERSONS, Measure
from comity.reading.kinds.figure.nouns import LAYER, Noun, noun_of, word_before
from comity.reading.kinds.figure.people import (
    are_from_a_country,
    are_travelling,
    go_somewhere,
    have_come,
    have_gathered,
    make_up_a_party,
    people_of,
)
from comity.reading.kinds.figure.stages import STAGES, are_foreign, are_investors, is_of_fdi, stages_of
from comity.reading.kinds.figure.sums import measure_of_sum

_NONE, _SOMEBODY = "none", "people"
_COUNTED_ON = frozenset({"companies", "agreements", "industrial_parks"})


def measure(count: Count, last: Measure | None, same: bool, people: Measure | None) -> Measure | None:
    """What a number measures; None where it is no figure.

    `last` is what the number told close before it did, `same` in this sentence; `people` those counted last.
    """
    noun = noun_of(count)
    if noun is not None and noun.code == _NONE:
        return None
    if count.is_sum:
        return measure_of_sum(count, noun, last, same)
    if noun is None:
        return _without_noun(count, last, people)
    if noun.code == _SOMEBODY:
        return people_of(count, people if not noun.has("others") else None)
    if noun.has("growth") and (
        _is_of_output(count) or (last is not None and same and last.indicator == "grdp")
    ):
        return Measure("grdp_growth")
    if noun.code == "residents" and people is not None:
        of_guests = people.indicator == "visitors" and not count.has("live")
        if count.is_part or of_guests:
            return msgspec.structs.replace(people, noun=noun.span)
    return _by_noun(count, noun, last)


def _is_of_output(count: Count) -> bool:
    """Whether what grows is a place's product ("지역내총생산은 10.4% 성장했고")."""
    hits = count.passage.hits(LAYER, count.told[0], count.mark.start)
    return any(word.code == "grdp" for hit in hits for word in hit.words)


def _by_noun(count: Count, noun: Noun, last: Measure | None) -> Measure | None:
    code = _code(count, noun, last)
    if code is None:
        return None
    beside = word_before(count)
    if code == OTHER and noun.code in PERSONS and beside is not None and beside != noun.written:
        return Measure(OTHER, label=beside)  # "근로자 숙소 2동"
    attending = code == "companies" and _come_to_an_event(count)
    if attending and not _told_by_origin(count, noun):
        code = "attendees"
    event = noun.has("event") or attending or (code == "companies" and count.around("attend"))
    return Measure(
        code,
        noun.span,
        noun.written if code == OTHER else None,
        event,
        sector=noun.word.attr("sector"),
    )


def _code(count: Count, noun: Noun, last: Measure | None) -> str | None:
    """The indicator that a noun tells here; None where it makes no figure."""
    if noun.has("project"):
        stages = stages_of(count)
        return STAGES[stages[0]] if stages else "fdi_projects" if are_foreign(count, last) else OTHER
    if noun.has("tie") and not count.around("tie"):
        return None
    if noun.code == "investor_countries" and not are_investors(count, last):
        return None if count.around("tie") else OTHER
    if noun.code == "workers" and "people" not in count.sorts:
        return OTHER
    others = noun.code == OTHER and count.sorts == {"people"}
    if (others and are_travelling(count)) or (noun.has("goes") and go_somewhere(count)):
        return "delegation_size"
    if count.sorts == {"people"} and make_up_a_party(count):
        return "delegation_size"
    if (others or noun.code in PERSONS) and have_gathered(count, noun):
        return "attendees"
    if noun.code in ("residents", "population") and have_come(count, noun.span[0]):
        return "visitors"
    if noun.has("residents") and are_from_a_country(count):
        return "residents"
    return noun.code


def _told_by_origin(count: Count, noun: Noun) -> bool:
    """Whether firms are told by where they are from ("doanh nghiệp (của) Nhật Bản")."""
    return any(one.start - noun.span[1] in (1, 5) for one in count.clause.mentions)


def _come_to_an_event(count: Count) -> bool:
    """Whether firms are told to come to an event named in the clause, or in the one it goes on from."""
    clause = count.clause
    low = clause.start
    if clause.index and not any(one.case in ("topic", "subject") for one in clause.mentions):
        low = min(low, count.sentence.clauses[clause.index - 1].start)
    return any(word.attr("firms") for hit in count.passage.hits(CUES, low, clause.end) for word in hit.words)


def _without_noun(count: Count, last: Measure | None, people: Measure | None) -> Measure | None:
    """What a number without a noun counts: by its counter and its clause, else as the one before."""
    if "percent" in count.sorts:
        return Measure(OTHER)
    if count.sorts == {"people"}:
        return people_of(count, people)
    if count.sorts == {"companies"}:
        return Measure("companies", event=count.around("attend"))
    if count.sorts == {"localities"}:
        return Measure("partner_localities") if count.around("tie") else None
    if count.sorts == {"countries"}:
        if count.around("tie"):  # "5개국 13개 도시": the ties are told by the localities
            return None
        return Measure("investor_countries" if are_investors(count, last) else OTHER)
    if count.sorts == {"area"}:
        return Measure("area")
    return _things(count, last) if count.sorts == {"things"} else None


def _things(count: Count, last: Measure | None) -> Measure | None:
    """What things are that no noun of the lexicon tells."""
    stages = stages_of(count)
    if stages or is_of_fdi(last):
        return Measure(STAGES[stages[0]] if stages else "fdi_projects")
    label = word_before(count)
    if label is not None:
        return Measure(OTHER, label=label)
    if last is not None and last.indicator == OTHER and count.has("whereof"):
        return msgspec.structs.replace(last, noun=None, sum=False)
    if (
        last is not None
        and last.indicator in _COUNTED_ON
        and not (last.indicator == "companies" and count.deals)
    ):
        return msgspec.structs.replace(last, noun=None)
    return None
