"""Pages for those who look after identities: what waits for a person, and how a name came to its meaning."""

from __future__ import annotations

from collections.abc import Sequence

from comity.insight.identity import Identity, Meaning
from comity.insight.review import Made, Question, Review
from comity.model.decision import Numbered
from comity.model.judgement import Candidate
from comity.publish.page import Line, Page, line, section
from comity.publish.words import date, listed, say, term, wording

_NAMED = 3  # documents named for one question before the rest are counted


def review_page(found: Review, decided: bool = False) -> Page:
    """The questions and the decisions that lost their ground; with `decided` every decision in force."""
    headings = wording().headings
    shown = [made for made in found.decisions if decided or not made.stands]
    page = Page(
        title=say("review"),
        sections=(
            *section(headings["ambiguous"], map(_question_line, found.questions)),
            *section(headings["decided"], map(_made_line, shown)),
        ),
        citations={},
    )
    if page.sections:
        return page
    return Page(title=page.title, lead=(line(say("nothing_to_review")),), citations={})


def identity_page(found: Identity) -> Page:
    """How names came to mean one entity."""
    lines = [_meaning_line(meaning) for meaning in found.meanings]
    return Page(
        title=found.entity.name,
        subtitle=f"{term('type', found.entity.type)} · {found.entity.id}",
        sections=section(wording().headings["identity"], lines),
        citations={},
    )


def _meaning_line(meaning: Meaning) -> Line:
    judgement = meaning.judgement
    notes = [_documents_line(meaning.documents), line(judgement.reason)]
    notes += [line(say("decided_identity"))] if meaning.decided else []
    notes += [_candidate_line(candidate) for candidate in judgement.candidates]
    return Line(
        parts=line(f"“{meaning.name}”, {term('standing', judgement.standing)}").parts, notes=tuple(notes)
    )


def _question_line(question: Question) -> Line:
    notes = [_documents_line(question.documents), line(question.reason)]
    notes += [_candidate_line(candidate) for candidate in question.candidates]
    command = f'comity decide same "{question.entities[0]}" ID --because "…"'
    notes.append(line(say("settle_by", command=command)))
    return Line(parts=line(f"“{question.name}”, {term('type', question.type)}").parts, notes=tuple(notes))


def _documents_line(documents: Sequence[str]) -> Line:
    named = list(documents[:_NAMED])
    if left := len(documents) - len(named):
        named.append(say("others", number=left))
    return line(say("in_documents", documents=listed(named)))


def _candidate_line(candidate: Candidate) -> Line:
    why = "; ".join(f"{found.says} ({found.score:+.1f})" for found in candidate.comparisons if found.says)
    words = say("candidate", name=candidate.name, id=candidate.id, score=f"{candidate.score:.1f}")
    return line(f"{words}: {why}" if why else words)


def _made_line(made: Made) -> Line:
    told = decision_line(made.numbered)
    notes = () if made.stands else (line(say("stands_on_nothing")),)
    return Line(margin=told.margin, parts=told.parts, notes=notes)


def decision_line(numbered: Numbered) -> Line:
    """A decision: what was decided, who did, and why."""
    decision = numbered.decision
    what = f"{numbered.number}. {term('verdict', decision.verdict)} {listed(list(decision.about))}"
    field = f"{term('field', decision.field)} = {decision.value}" if decision.field else ""
    whole = ", ".join(part for part in (what, field) if part)
    words = [whole, say("decided_by", who=decision.who), decision.why]
    return line(": ".join(part for part in words if part), margin=date(decision.when[:10]))
