"""How firmly a Vietnamese verb is said: by the words before it, its meaning, and what it stands under."""

from __future__ import annotations

from comity.model.claim import Modality
from comity.reading.clauses.clause import Verb
from comity.reading.languages.vi.predicates import Predicate
from comity.reading.marks.dates import DateMark

_DAYS = frozenset({"day_month", "day_first", "dayword", "weekday", "day", "month", "month_year", "interval"})


def verb_of(
    predicate: Predicate, dates: list[DateMark], under: Modality | None, passive: bool = False
) -> Verb:
    """The verb of a clause with these dates.

    `under` is what it is told under ("mong", "để"), `passive` that its clause says who did it.
    """
    codes = {marker.code for marker in predicate.markers} if predicate.markers else ()
    past = "past" in codes
    modality = firmness(predicate, under)
    if modality == "asserted" and not past and _is_ahead(dates):
        modality = "planned"
    return Verb(
        start=predicate.start,
        end=predicate.end,
        modality=modality,
        passive=passive or "passive" in codes,
        past=past or (modality == "asserted" and _is_over(dates)),
    )


def firmness(predicate: Predicate, under: Modality | None) -> Modality:
    """How firmly a predicate is said by its own words and what it stands under."""
    told = {marker.code for marker in predicate.markers}
    if "denied" in told:
        return "denied"
    told.update([verb.attrs.get("modality", "asserted") for verb in predicate.verbs])
    if "wished" in told or under == "wished":
        return "wished"
    return "planned" if "planned" in told or under == "planned" else "asserted"


def _is_ahead(dates: list[DateMark]) -> bool:
    """Whether a day in the clause is yet to come; one that only ends it ("đến hết ngày 16/8") is none."""
    marks = [mark for mark in dates if mark.shape in _DAYS and not mark.as_of]
    return bool(marks) and all(mark.ahead for mark in marks)


def _is_over(dates: list[DateMark]) -> bool:
    marks = [mark for mark in dates if mark.edtf and not mark.is_now]
    return bool(marks) and not any(mark.ahead or mark.as_of for mark in marks)
