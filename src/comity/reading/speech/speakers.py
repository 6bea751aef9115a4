"""Who a speaker's words mean: names, posts without a name, and "he" or "she" from sentence to sentence."""

from __future__ import annotations

import re
from functools import cached_property, partial

from comity.model.entity import Entity
from comity.reading.marks.chunks import Chunk
from comity.reading.marks.particles import particles
from comity.reading.page import Page, Sentence
from comity.reading.post.offices import Offices
from comity.reading.post.tenure import Tenure
from comity.reading.post.tenures import tenures
from comity.reading.setting.homeplace import homeliness
from comity.reading.speech.dialogues import Dialogue

_SEAT = r"(?:[fi]t?[xTAMJ]{0,2}[LOYCcpA]'?)"
_SUBJECT = re.compile(
    rf"(?P<before>.?)(?:t?(?:[LOYAC]'?)?(?:x{{1,3}}(?=[MJ]*H))?[MJ]*H{_SEAT}?)?,?R*(?P<who>[QXh]){_SEAT}*(?P<after>[x,(M])"
)
# What stands between a name and its words: "Mayor Kim: “…”".
DIALOGUE = re.compile(r"[:：]\s*[“\"]")
_OF = re.compile(r"ft?[xTAMJ]{0,2}(?P<of>[LOYCcp])")


class Speakers:
    """Follows a text sentence by sentence and says whom a name, a post or a pronoun means."""

    def __init__(self, page: Page) -> None:
        self._page, self._row = page, page.row
        self.labels = page.labels
        self.dialogue = Dialogue(page)
        self.any_dialogue = DIALOGUE.search(page.text) is not None
        self._subjects: list[Entity] = []
        self._group: Entity | None = None
        self._tenures: list[Tenure] | None = None
        self._sexes: tuple[set[Entity], set[Entity]] | None = None
        self._unheard: list[Sentence | Entity] = []

    def hear(self, sentence: Sentence, speaker: Entity | None) -> None:
        """Remember who spoke, or else whom the sentence is about, for the pronouns to come."""
        self._unheard.append(speaker or sentence)

    def _catch_up(self) -> None:
        """Take in what was said since the last pronoun; only a pronoun asks for it."""
        waiting, self._unheard = self._unheard, []
        for heard in waiting:
            subject = heard if isinstance(heard, Entity) else self.subject(heard) or self._only_one(heard)
            if subject is None:
                continue
            if subject.type != "person":
                self._group = subject
                continue
            if subject in self._subjects:
                self._subjects.remove(subject)
            self._subjects.append(subject)
            self._group = None

    def _only_one(self, sentence: Sentence) -> Entity | None:
        """The one person a sentence names in whatever place: the likeliest "he" of the next."""
        people = dict.fromkeys(chunk.entities[0] for chunk in sentence.of("Q"))
        return next(iter(people)) if len(people) == 1 else None

    def latest(self) -> Entity | None:
        """Whoever spoke or acted last."""
        self._catch_up()
        return self._subjects[-1] if self._subjects else None

    def meant(self, at: int, sentence: Sentence) -> Entity | None:
        """The person, locality or organisation that the chunk at this place of the row stands for."""
        chunk = self._row[at]
        if chunk.label == "X":
            return self._post(at)
        if chunk.label == "h":
            return self._pronoun(chunk, sentence)
        return chunk.entity

    def group(self, at: int) -> Entity | None:
        """The locality or organisation that speaks; "it" is the one that spoke before."""
        chunk = self._row[at]
        if chunk.label == "q":
            self._catch_up()
            return self._group
        return chunk.entity

    def subject(self, sentence: Sentence) -> Entity | None:
        """The person a sentence is about: the first name, post or pronoun in a subject's place."""
        first, last = self._page.mark_index(sentence.start), self._page.mark_index(sentence.end)
        for found in _SUBJECT.finditer(self.labels, first, last):
            before = found["before"]
            if before and found.start("before") >= first and before not in ',&)|".MRHt':
                word = self._page.word(self._row[found.start("before")])
                if before != "x" or word not in particles("speech_grammar", "opening"):
                    continue
            meant = self.meant(found.start("who"), sentence)
            if meant is not None:
                return meant
        return None

    def _post(self, at: int) -> Entity | None:
        """As in "the Vice Mayor of Wonju": who holds it in the text, else a person by that name."""
        chunk = self._row[at]
        of = _OF.match(self.labels, at + 1)
        if of is None:
            if self._page.word(self._row[at]).split()[-1] in particles("speech_grammar", "woman"):
                return self._woman(chunk)
            other = self.latest if chunk.data.get("common") else partial(self._likewise, chunk)
            return self._at_home(chunk) or other()
        seat = self._row[of.start("of")]
        held = self._holder(str(chunk.data.get("code")), seat.entity)
        if held is not None:
            return held
        text = self._page.text[chunk.start : seat.end]
        name = re.sub(r"^(?:the|a|an)\s", "", " ".join(text.split()), flags=re.IGNORECASE)
        return Entity("person", name, None)

    def _likewise(self, post: Chunk) -> Entity | None:
        """Whoever spoke last, where they hold a like office ("the district head")."""
        latest, code = self.latest(), post.data.get("code")
        alike = [one for one in self._all_tenures() if one.code == code or one.person == latest]
        kinds = {tenure.kind for tenure in alike}
        return latest if kinds == {"locality"} else None

    def _at_home(self, post: Chunk) -> Entity | None:
        """The mayor meant by a plain "the mayor": of two that the text names together, the one at home."""
        meant = post.entity
        if meant is None:
            return None
        code = post.data.get("code")
        told = [one for one in self._all_tenures() if one.code == code and one.start < post.start]
        last = max((one.start for one in told if one.person == meant), default=0)
        line = next((each for each in self._page.sentences if each.start <= last < each.end), None)
        both = [one for one in told if line is not None and line.start <= one.start < line.end]
        if len({one.person for one in both}) < 2 or self._named_since(meant, line, post):
            return meant
        homes = homeliness(self._page)
        seats = [(one.person, self._offices.seat(one)) for one in both]
        return max(seats, key=lambda item: homes.get(item[1].key, 0.0) if item[1] is not None else 0.0)[0]

    def _named_since(self, person: Entity, line: Sentence | None, post: Chunk) -> bool:
        """Whether the person is named again between that sentence and the post."""
        start = line.end if line is not None else 0
        return any(chunk.entity == person for chunk in self._row if start <= chunk.start < post.start)

    def office(self, at: int) -> Entity | None:
        """As in "the city's chairman", "its governor": who holds the office there, else who was met last."""
        head = self._row[at]
        code = head.hit.words[0].code if head.hit is not None and head.hit.words else None
        owner = self._row[at - 1 - (self.labels[at - 1] == "'")].entity if at > 1 else None
        holder = self._holder(str(code), owner)
        if holder is not None:
            return holder
        held = [
            chunk.entities[0]
            for chunk in self._row[:at]
            if chunk.label == "Q" and chunk.entities
            for post in chunk.data.get("posts", ())
            if post.code == code
        ]
        return held[-1] if held else self.latest()

    def _woman(self, post: Chunk) -> Entity | None:
        """The woman among those who hold such an office, met last: "the Chairwoman"."""
        tail = str(post.data.get("code")).split(" ")[-1]
        held = [
            tenure.person
            for tenure in self._all_tenures()
            if tenure.code.split(" ")[-1] == tail
            and tenure.start < post.start
            and tenure.person not in self._of_sex()[1]
        ]
        women = [person for person in held if person in self._of_sex()[0]]
        return next(reversed(women or held), post.entity)

    @cached_property
    def _offices(self) -> Offices:
        return Offices(self._page, self._all_tenures())

    def _all_tenures(self) -> list[Tenure]:
        if self._tenures is None:
            self._tenures = tenures(self._page)
        return self._tenures

    def _holder(self, code: str, of: Entity | None) -> Entity | None:
        """Whoever the text says holds this office there."""
        if of is None:
            return None
        held = ((one.person, self._offices.seat(one)) for one in self._all_tenures() if one.code == code)
        return next((person for person, seat in held if seat is not None and _alike(seat, of)), None)

    def _pronoun(self, chunk: Chunk, sentence: Sentence) -> Entity | None:
        """He or she: who spoke last, unless named beside the pronoun or of the other sex."""
        others = {other.entities[0] for other in sentence.of("Q") if other.start > chunk.end}
        self._catch_up()
        women, men = self._of_sex()
        female = self._page.text[chunk.start : chunk.end].lower() in particles("pointers", "her")
        wrong = men if female else women
        candidates = [*reversed(self._subjects)]
        if chunk.entity is not None:
            candidates.append(chunk.entity)
        if wrong:
            candidates += [named.entities[0] for named in reversed(self._before(chunk)) if named.entities]
        meant = next((person for person in candidates if person not in others and person not in wrong), None)
        if meant is not None:
            (women if female else men).add(meant)
        return meant

    def _before(self, chunk: Chunk) -> list[Chunk]:
        """The people named before a mark."""
        at = self._page.mark_index(chunk.start)
        return [named for named in self._row[:at] if named.label == "Q"]

    def _of_sex(self) -> tuple[set[Entity], set[Entity]]:
        """The women and the men of the text, as far as titles and names tell."""
        if self._sexes is None:
            self._sexes = self._genders()
        return self._sexes

    def _middle_names(self, person: Chunk) -> set[str]:
        """The words inside a Vietnamese name, which tell men from women; a "van" elsewhere does not."""
        family = self._page.hits("surnames", person.start, person.start + 1)
        if not any(word.code == "vn" for hit in family for word in hit.words):
            return set()
        return {word.lower() for word in person.entities[0].name.split()[1:-1]}

    def _genders(self) -> tuple[set[Entity], set[Entity]]:
        women: set[Entity] = set()
        men: set[Entity] = set()
        for at, chunk in enumerate(self._row):
            if chunk.label != "Q" or not chunk.entities:
                continue
            person = chunk.entities[0]
            words = self._middle_names(chunk)
            words |= {
                self._page.word(self._row[back])
                for back in (at - 1, at - 2)
                if back >= 0 and self.labels[back] in "RH"
            }
            words |= {
                held.code and self._page.text[held.start : held.end].split(" of ")[0].lower()
                for held in chunk.data.get("posts", ())
            }
            if words & particles("speech_grammar", "woman"):
                women.add(person)
            elif words & particles("speech_grammar", "man"):
                men.add(person)
        return women, men - women


def _alike(one: Entity, other: Entity) -> bool:
    return one.id == other.id if one.id or other.id else one.name.lower() == other.name.lower()
