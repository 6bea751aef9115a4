"""The page of what waits for a person."""

from __future__ import annotations

from comity.insight.review import Made, Question, Review
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
            *section(headings["decided"], map(_decision_line, shown)),
        ),
        citations={},
    )
    if page.sections:
        return page
    return Page(title=page.title, lead=(line(say("nothing_to_review")),), citations={})


def _question_line(question: Question) -> Line:
    named = [*question.documents[:_NAMED]]
    if left := len(question.documents) - len(named):
        named.append(say("others", number=left))
    notes = [line(say("in_documents", documents=listed(named))), line(question.reason)]
    for candidate in question.candidates:
        why = "; ".join(comparison.says for comparison in candidate.comparisons if comparison.says)
        notes.append(line(f"{candidate.id}  {candidate.name}" + (f": {why}" if why else "")))
    notes += [
        line(say("settle_by", command=f'comity decide same "{entity}" ID --because "…"'))
        for entity in question.entities[:1]
    ]
    words = line(f"“{question.name}”, {term('type', question.type)}")
    return Line(parts=words.parts, notes=tuple(notes))


def _decision_line(made: Made) -> Line:
    decision = made.numbered.decision
    words = [f"{made.numbered.number}. {decision.verdict} {listed(list(decision.about))}"]
    words += [f"{decision.field} = {decision.value}"] if decision.field else []
    text = f"{', '.join(words)}: {say('decided_by', who=decision.who)}" + (
        f": {decision.why}" if decision.why else ""
    )
    notes = () if made.stands else (line(say("stands_on_nothing")),)
    return Line(margin=date(decision.when[:10]), parts=line(text).parts, notes=notes)
