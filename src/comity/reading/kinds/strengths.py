"""Strengths: sectors in which a locality is said to be strong, or which it seeks."""

from __future__ import annotations

from collections.abc import Iterator

from comity.lexicon.load import Word
from comity.model.claim import Sense, Strength
from comity.model.entity import Entity
from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Case, Mention
from comity.reading.clauses.passage import Passage, Sentence
from comity.reading.kinds.sectors import sector_hits
from comity.reading.kinds.voices import speaking_for
from comity.reading.marks.scanner import Hit

LAYER = "strength_cues"
_NEAR = 40
"""Characters between a cue and the nearest sector, where its entry does not say."""
_REACH = 90
"""Characters over which the sectors of one cue are told."""
_HEAD = 4
"""Characters behind a clause within which the locality begins that it describes."""
_OWNER = 8
"""Characters between a locality and the sector that is its own ("람동성의 관광")."""
_ALONE = 8
"""Characters within which a word too general for a sector must stand beside the cue."""
_DOING: tuple[Case, ...] = ("topic", "subject")
_PLACED: tuple[Case, ...] = ("at", "to", "of")


def strengths(passage: Passage) -> Iterator[Strength]:
    """One claim for every locality, sector and sense that a text tells."""
    told: set[tuple[str, str, Sense]] = set()
    for sentence in passage.sentences_with(LAYER):
        if sentence.heading:
            continue
        for cue in sentence.words(LAYER):
            clause = _of(sentence, cue)
            sense: Sense = "seeks" if cue.words[0].code == "seeks" else "has"
            if clause is None or not _holds(clause, cue, sense):
                continue
            sectors, first = _sectors(clause, cue)
            locality = _locality(clause, cue, first) if sectors else None
            if locality is None:
                continue
            for sector in sectors:
                key = locality.key, sector, sense
                if key not in told:
                    told.add(key)
                    yield Strength(
                        document=passage.document.name,
                        quote=clause.text,
                        span=(clause.start, clause.end),
                        locality=locality,
                        sector=sector,
                        sense=sense,
                    )


def _holds(clause: Clause, cue: Hit, sense: Sense) -> bool:
    """Whether a clause tells what is so: nobody has what is only planned or hoped for."""
    told = clause.verb is not None and cue.end >= clause.verb.start - 1
    return clause.modality == "asserted" or (clause.modality != "denied" and (sense == "seeks" or not told))


def _of(sentence: Sentence, cue: Hit) -> Clause | None:
    """The smallest clause a cue stands in."""
    around = [one for one in sentence.clauses if one.start <= cue.start and cue.end <= one.end + 1]
    return min(around, key=lambda one: one.length, default=None)


def _sectors(clause: Clause, cue: Hit) -> tuple[tuple[str, ...], int]:
    """The sectors a cue speaks of, and where the first begins."""
    word, text = cue.words[0], clause.sentence.passage.text
    if word.attr("whole"):
        own = _telling(sector_hits(clause.sentence.passage, clause.start, cue.start))
        if (
            word.attr("general")
            and own
            and cue.start - own[-1].end <= 1
            and not own[-1].words[0].attr("broad")
        ):
            return (own[-1].words[0].code,), own[-1].start  # "자동차 산업도시"
        then = word.attr("then")
        fits = then is None or text.startswith(tuple(then), cue.end)
        return (tuple(word.attr("sectors")), cue.start) if fits else ((), 0)
    for behind in _sides(word):
        low, high = (cue.end, _goes_to(clause, cue)) if behind else (_comes_from(clause, cue), cue.start)
        hits = _telling(sector_hits(clause.sentence.passage, low, high))
        gaps = [hit.start - cue.end if behind else cue.start - hit.end for hit in hits]
        if hits and min(gaps) <= word.attr("near", _NEAR):
            broad = [bool(hit.words[0].attr("broad")) for hit in hits]
            if len(hits) > 1 or not broad[0] or gaps[0] <= _ALONE:
                codes = [code for hit in hits for code in (hit.words[0].code, *hit.words[0].attr("also", ()))]
                others = [code for code in codes if code != word.attr("minus")]
                return tuple(dict.fromkeys(others or codes)), hits[0].start
    return (), 0


def _telling(hits: list[Hit]) -> list[Hit]:
    """The words for sectors without general ones that only belong to another ("섬유 산업")."""
    return [
        hit
        for hit in hits
        if not hit.words[0].attr("broad")
        or not any(other is not hit and _beside(other, hit) for other in hits)
    ]


def _beside(one: Hit, other: Hit) -> bool:
    return 0 <= other.start - one.end <= 1 or 0 <= one.start - other.end <= 1


def _sides(word: Word) -> tuple[bool, ...]:
    """On which sides of a cue its sectors may stand, the likelier first: True is behind it."""
    if word.attr("before"):
        return (False,)
    return (True, False) if word.attr("either") else (True,)


def _comes_from(clause: Clause, cue: Hit) -> int:
    """Where the sectors before a cue begin at the earliest: behind a verb, or whom the sentence is of."""
    sentence = clause.sentence
    verbs = [one.verb.end for one in sentence.clauses if one.verb is not None and one.verb.end <= cue.start]
    topics = [one.end for one in sentence.mentions if one.case == "topic" and one.end <= cue.start]
    own = clause.start if clause.link != "modifying" else sentence.start
    return max([own, cue.start - _REACH, *verbs, *topics])


def _goes_to(clause: Clause, cue: Hit) -> int:
    """Where the sectors behind a cue end at the latest: where the next begins to tell of somebody else."""
    end = clause.end
    for behind in clause.sentence.clauses[clause.index + 1 :]:
        if behind.cased(*_DOING):
            break
        end = max(end, behind.end)
    later = [other.start for other in clause.sentence.words(LAYER) if other.start >= cue.end]
    return min([end, cue.end + 3 * _REACH, *later])


def _locality(clause: Clause, cue: Hit, first: int) -> Entity | None:
    """The locality a cue speaks of."""
    described = _described(clause, cue)
    if described is not None:
        return described
    doers = _localities(clause, *_DOING) or [one for one in _localities(clause, "object") if _is_at(one, cue)]
    if cue.words[0].code == "seeks" and (doers or speaking_for(clause) is not None):
        return doers[0].entity if doers else speaking_for(clause)
    owners = [one for one in _localities(clause, "of") if 0 <= first - one.end <= _OWNER]
    if owners or doers:
        return (owners[-1:] or doers)[0].entity
    spoken = clause.sentence.passage.speech_at(clause.start) is not None
    if clause.cased(*_DOING) and not spoken:
        person = clause.cased(*_DOING)[0].entity
        return speaking_for(clause) if person is not None and person.type == "person" else None
    doing = next((entity for entity in clause.doers() if entity.type == "locality"), None)
    told = (speaking_for(clause) or doing) if spoken else doing
    return (
        told or _earlier(clause) or _placed(clause, cue) or _before(clause.sentence) or speaking_for(clause)
    )


def _is_at(mention: Mention, cue: Hit) -> bool:
    """Whether a cue follows a name at once: then it is what has it ("nói Gangwon mạnh về …")."""
    return 0 <= cue.start - mention.end <= _HEAD


def _described(clause: Clause, cue: Hit) -> Entity | None:
    """The locality that is described before it is named ("관광으로 이름난 달랏시", "항구도시인 부산")."""
    ends = [clause.end] if clause.link == "modifying" else [cue.end] if cue.words[0].attr("then") else []
    if clause.sentence.passage.text.startswith(tuple(cue.words[0].attr("being", ())), cue.end):
        ends.insert(0, cue.end)
    found = [
        one
        for one in clause.sentence.mentions
        if one.what in ("locality", "pointer") and any(0 <= one.start - end <= _HEAD for end in ends)
    ]
    entity = found[0].entity if found else None
    return entity if entity is not None and entity.type == "locality" else None


def _localities(clause: Clause, *cases: Case) -> list[Mention]:
    return [one for one in clause.cased(*cases) if one.entity is not None and one.entity.type == "locality"]


def _earlier(clause: Clause) -> Entity | None:
    """The locality that the sentence told of before a clause without a subject of its own."""
    for one in reversed(clause.sentence.clauses[: clause.index]):
        if one.link != "modifying" and (told := _localities(one, *_DOING)):
            return told[0].entity
    return None


def _placed(clause: Clause, cue: Hit) -> Entity | None:
    """The locality where something is told to be, nearest to the cue."""
    near = _localities(clause, *_PLACED)
    return min(near, key=lambda one: abs(one.start - cue.start)).entity if near else None


def _before(sentence: Sentence) -> Entity | None:
    """The locality that the sentence before, in the same paragraph, is about."""
    if sentence.index == 0 or any(one.case in _DOING for one in sentence.mentions):
        return None
    before = sentence.passage.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph:
        return None
    about = [one for clause in before.clauses for one in _localities(clause, *_DOING)]
    return about[0].entity if about else _before(before)
