"""What each mention of a Korean sentence is to its clause, by the particle behind its phrase."""

from __future__ import annotations

import re
from functools import cache

from comity.reading.clauses.clause import Clause
from comity.reading.clauses.mention import Case, Mention
from comity.reading.clauses.passage import Sentence
from comity.reading.languages.ko.eojeols import Eojeol, particle_of
from comity.reading.languages.ko.phrases import Phrases, heads

_BEHIND = re.compile(r"(?:\s?\([^()\n]*\)|[\"”’'」』])*(?P<tail>[가-힣]*)(?P<sign>\s?[,·ㆍ・/~∼–-])?")
_ASIDE = ")]=|>〉】"
"""What a name ends before that is no part of its sentence: "(본부장 김민수)", "[하남=경기일보]"."""
_BESIDE = 2
"""Words without particles that may stand between two names that are joined ("A시와 이웃 B시")."""
_NEAR = 12
_CASES: dict[str, Case] = {
    "topic": "topic",
    "subject": "subject",
    "object": "object",
    "with": "with",
    "to": "to",
    "at": "at",
    "from": "from",
    "of": "of",
    "as": "as",
}
_PERSONAL = ("two_persons", "person_he", "post")
_TOLD: tuple[Case, ...] = ("topic", "subject")


def tell_cases(sentence: Sentence, words: list[Eojeol], standing: dict[int, bool]) -> None:
    """Gives every mention of the sentence its case; `standing` tells the clauses in which …에 says where."""
    if not sentence.mentions:
        return
    clause_of = {mention: clause for clause in sentence.clauses for mention in clause.mentions}
    telling = _Telling(sentence, words)
    for at in range(len(sentence.mentions) - 1, -1, -1):
        clause = clause_of.get(sentence.mentions[at])
        if clause is not None:
            telling.tell(at, clause, standing.get(clause.index, False))


class _Telling:
    """One sentence whose mentions are told their cases, the last first."""

    def __init__(self, sentence: Sentence, words: list[Eojeol]) -> None:
        self.sentence, self.text = sentence, sentence.passage.text
        self.mentions = sentence.mentions
        self.phrases = Phrases(self.text, words, sentence.heading)
        self.people_of: dict[int, Case] = {}

    def tell(self, at: int, clause: Clause, standing: bool) -> None:
        """The case of one mention."""
        mention = self.mentions[at]
        code, past, listed = self._code(mention)
        if code == "join" or listed:
            self._join(at, clause, past, code)
        elif code == "place":
            mention.case = self._placed(at, past, standing)
        elif code == "object":
            mention.case = self._including(at, past) or "object"
        elif code == "also":
            mention.case = "object" if _has_doer(clause, mention) else "topic"
        elif code == "at":
            mention.case = self._at(at, clause, past)
        elif code == "bare":
            mention.case = self._bare(mention, clause, past, standing)
        else:
            mention.case = _CASES.get(code, "")

    def _code(self, mention: Mention) -> tuple[str, int, bool]:
        """The particle's code behind a phrase, where it ends, and whether a sign of a list follows."""
        end = max(mention.end, mention.phrase[1])
        if self.text[end : end + 1] in _ASIDE and end < len(self.text):
            return "", end, False
        if mention.code == "person_he":  # "그는" has its particle in it
            return particle_of(self.text[end - 2], self.text[end - 1]), end, False
        found = _BEHIND.match(self.text, end)
        if found is None:
            return "", end, False
        tail, past = found["tail"], found.end("tail")
        if not tail:
            return "bare", past, found["sign"] is not None
        code = particle_of(self.text[found.start("tail") - 1], tail)
        if code:
            return code, past, False
        for suffix in heads("suffix"):
            if tail.startswith(suffix):
                rest = tail[len(suffix) :]
                return (particle_of(suffix, rest) or "of") if rest else "bare", past, False
        return "of", past, False

    def _at(self, at: int, clause: Clause, past: int) -> Case:
        """…에서: where, from where, or a government that does something ("시에서 파견한")."""
        mention = self.mentions[at]
        alone = mention.what == "pointer" and mention.end - mention.start == 1
        if alone and not self.phrases.has_doer(clause.start, clause.end):
            return "subject"
        behind = self.mentions[at + 1] if at + 1 < len(self.mentions) else None
        leads = behind is not None and behind.case == "to" and behind.what in ("locality", "country")
        return "from" if leads and behind is not None and _start_of(behind) - past <= _BESIDE else "at"

    def _placed(self, at: int, past: int, standing: bool) -> Case:
        """…에: where to, where, by whom, or after what."""
        after = self.phrases.behind(past)
        word = after.word if after is not None else ""
        if word in heads("source"):
            return "from"
        if word in heads("doer"):
            return "by"
        if word in heads("next") and after is not None:
            mention = self.mentions[at]
            behind = self.mentions[at + 1] if at + 1 < len(self.mentions) else None
            near = behind is not None and _start_of(behind) - after.end <= _NEAR
            if behind is None or not near or behind.what != mention.what or behind.case in _TOLD:
                return ""
            mention.joined = True
            return behind.case
        return "at" if standing else "to"

    def _including(self, at: int, past: int) -> Case | None:
        """ "A시장을 비롯한 대표단이": what A is a part of tells the case."""
        after = self.phrases.behind(past)
        if after is None or after.word not in heads("including"):
            return None
        behind = self.mentions[at + 1] if at + 1 < len(self.mentions) else None
        if behind is not None and _start_of(behind) - after.end <= 1 and behind.case != "of":
            return behind.case
        return _CASES.get(self.phrases.next_code(past, 1))

    def _bare(self, mention: Mention, clause: Clause, past: int, standing: bool) -> Case:
        """A name that another noun follows: it is whose that is, unless the noun acts for it or is a verb."""
        after = self.phrases.behind(past)
        if after is None:
            return ""
        verb = clause.verb
        personal = _is_personal(mention)
        if verb is not None and after.start == verb.start:
            return "subject" if personal and after.form is None else "object"
        if self.text[past : past + 2].strip().isdigit() and (personal or mention.what != "locality"):
            return _CASES.get(self.phrases.next_code(past, 0), "of")
        found = self.phrases.case_of_head(past, standing, mention.what in ("locality", "country")) or "of"
        if found in _TOLD and mention.what == "organisation" and self._lends_people(after):
            self.people_of[id(mention)] = found
            return "of"
        return found

    def _lends_people(self, after: Eojeol) -> bool:
        """Whether people of a body stand at the end of a list ("A사, B사 관계자 등 9명은")."""
        behind = self.phrases.behind(after.end)
        return after.word in heads("people") and behind is not None and behind.word in heads("list_end")

    def _join(self, at: int, clause: Clause, past: int, code: str) -> None:
        """A name with …와 or a sign of a list behind it: joined to the next name, or the partner."""
        mention = self.mentions[at]
        behind = self.mentions[at + 1] if at + 1 < len(self.mentions) else None
        if code != "join" and self._opens_title(mention, past):
            mention.case = "topic"
        elif code == "join" and _is_personal(mention) and id(behind) in self.people_of:
            mention.case = self.people_of[id(behind)]  # "시장과 A사 관계자 등 9명은"
        elif behind is not None and self._is_joined(mention, behind, past, clause, code):
            self._share(mention, behind)
        elif code == "join":
            mention.case = "with"
        else:
            mention.case = _CASES.get(self.phrases.listed_code(past), "")

    def _share(self, mention: Mention, behind: Mention) -> None:
        """Joined names share a case; "대표단과 한국 기업인이" joins to people, not to their country."""
        if behind.case == "of" and behind.what != mention.what and behind.what == "country":
            code = self.phrases.next_code(behind.end, 0)
            mention.case = _CASES.get(code, "with")
            return
        mention.joined, mention.case = True, behind.case
        if id(behind) in self.people_of and not _is_personal(mention):
            self.people_of[id(mention)] = self.people_of[id(behind)]

    def _opens_title(self, mention: Mention, past: int) -> bool:
        """Whether a title opens with a name and a comma: "하남시, 하남성과 …", "하남시 대표단, …"."""
        if not self.sentence.heading or self.text[past : past + 1] != ",":
            return False
        start = self.sentence.start
        return "," not in self.text[start:past] and (mention is self.mentions[0] or mention.what != "person")

    def _is_joined(self, mention: Mention, behind: Mention, past: int, clause: Clause, code: str) -> bool:
        """Whether the next name is of a like sort and follows at once."""
        if code == "join" and _is_personal(mention) != _is_personal(behind):
            return False
        start = _start_of(behind)
        gap = self.text[past:start]
        if "(" in gap or any(char.isdigit() for char in gap):
            return False
        between = self.phrases.between(past, start)
        if len(between) > (_BESIDE if code == "join" else 0):
            return False
        if any(word.case or word.form or word.word in heads("aside") for word in between):
            return False
        return not (code == "join" and behind.case == "at" and _does_together(clause.text))


def _start_of(mention: Mention) -> int:
    return min(mention.start, mention.phrase[0]) if mention.phrase[1] else mention.start


def _has_doer(clause: Clause, but: Mention) -> bool:
    return any(mention.case in _TOLD for mention in clause.mentions if mention is not but)


def _is_personal(mention: Mention) -> bool:
    return mention.what == "person" or mention.code in _PERSONAL


def _does_together(text: str) -> bool:
    return _together().search(text) is not None


@cache
def _together() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, heads("together"))))
