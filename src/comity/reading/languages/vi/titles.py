"""Posts: the word for it, what it is held in, and where that is only alluded to."""

from __future__ import annotations

from comity.reading.languages.vi.bodies import body_at, body_led
from comity.reading.languages.vi.drafts import BodyDraft, PlaceDraft, TitleDraft
from comity.reading.languages.vi.localities import locality_at
from comity.reading.languages.vi.people import name_end, surname_at
from comity.reading.languages.vi.sheet import Sheet, joint, word


def title_at(sheet: Sheet, at: int) -> TitleDraft | None:
    """The post told from this character on, with what it is held in; None where none is."""
    head, former = _head(sheet, at)
    if head is None:
        return None
    leading = word(sheet.titles[head])
    end = _behind(sheet, sheet.titles[head].end)
    draft = TitleDraft(at, end, sheet.text[at:end], leading, former=former)
    if leading.attr("group") != "lead":
        _note_seat(sheet, draft)
    return draft


def _head(sheet: Sheet, at: int) -> tuple[int | None, bool]:
    """Where the word for the post begins, behind what modifies it, and whether it is a former one."""
    former = False
    hit = sheet.titles.get(at)
    while hit is not None and word(hit).attr("modifier") == "before":
        former = former or word(hit).code == "former"
        at = sheet.past(hit.end)
        hit = sheet.titles.get(at)
    if hit is None or word(hit).attr("modifier") or word(hit).code == "-":
        return None, former
    return at, former


def _behind(sheet: Sheet, end: int) -> int:
    """Where the role ends with the words that modify it from behind."""
    while (hit := sheet.titles.get(sheet.past(end))) is not None and word(hit).attr("modifier") == "behind":
        end = hit.end
    return end


def _note_seat(sheet: Sheet, draft: TitleDraft) -> None:
    """Notes what stands behind a post's word: a body, a government, a locality or a country."""
    within = _body_within(sheet, draft)
    if within is not None:
        _note_body(sheet, draft, within)
        return
    at = sheet.past(draft.end)
    if at < 0 or _somebody(sheet, at):
        return
    if at in sheet.governments:
        _note_government(sheet, draft, at)
    elif (body := body_at(sheet, at, before_person=True) or _body_led(sheet, draft)) is not None:
        _note_body(sheet, draft, body)
    elif (place := locality_at(sheet, at, before_person=True)) is not None:
        draft.seat, draft.end = place, place.phrase_end
        if place.kind is not None:
            draft.role = sheet.text[draft.start : _before(sheet, place)]
        if draft.word.attr("of") == "country":
            _note_post_abroad(sheet, draft)
    elif (firm := sheet.acronyms.get(at, at)) > at or (
        draft.word.attr("of") == "body" and (firm := _firm_end(sheet, at)) > at
    ):
        _note_body(sheet, draft, BodyDraft(at, firm, sheet.text[at:firm], phrase_end=firm))
    elif (kind := sheet.kinds.get(at)) is not None:
        draft.local, draft.end = word(kind).code, kind.end
        draft.role = sheet.text[draft.start : draft.end]
    elif _is_a_field(sheet, draft, at):
        field = sheet.name_words[at]
        draft.end = field.end
        draft.role = sheet.text[draft.start : draft.end]


def _is_a_field(sheet: Sheet, draft: TitleDraft, at: int) -> bool:
    """Whether what a post is for stands there: written as the post is, with a capital or without."""
    field = sheet.name_words.get(at)
    alike = sheet.is_capital(at) or not sheet.is_capital(draft.start)
    return field is not None and word(field).code in ("field", "action") and alike


def _body_led(sheet: Sheet, draft: TitleDraft) -> BodyDraft | None:
    return body_led(sheet, draft, draft.end) if draft.word.attr("body") is not None else None


def _body_within(sheet: Sheet, draft: TitleDraft) -> BodyDraft | None:
    """The body whose name begins within the post's own word: "Trưởng Văn phòng đại diện tỉnh Gyeonggi"."""
    leading = str(draft.word.attr("body", ""))
    at = (
        draft.start + draft.role.lower().rfind(leading.lower())
        if leading.lower() in draft.role.lower()
        else -1
    )
    hit = sheet.bodies.get(at)
    if hit is None or hit.end < draft.end or (hit.end == draft.end and not word(hit).attr("bare")):
        return None
    return body_at(sheet, at, before_person=True)


def _firm_end(sheet: Sheet, at: int) -> int:
    """Where the name of a company ends that stands between a post and a person, or alone: "Giám đốc Kosy"."""
    end, words, here = at, 0, at
    while (found := sheet.capital_word(here)) is not None:
        if words and surname_at(sheet, here) and name_end(sheet, here)[1] > 1:
            return end
        if here in sheet.titles or here in sheet.governments:
            break
        end, words = found.end(), words + 1
        here = sheet.past(end)
    alone = words == 1 and not surname_at(sheet, at) and sheet.text[at:end] not in sheet.last_names
    return end if alone else at


def _somebody(sheet: Sheet, at: int) -> bool:
    """Whether a person's name stands there."""
    if not surname_at(sheet, at) or _is_longer(sheet, at):
        return False
    return name_end(sheet, at)[1] > 1 and at not in sheet.bodies and at not in sheet.governments


def _is_longer(sheet: Sheet, at: int) -> bool:
    """Whether a known place of several words begins there, or one that no surname is."""
    known = sheet.place_at(at)
    return known is not None and (" " in sheet.text[at : known.end] or not surname_at(sheet, at))


def _before(sheet: Sheet, place: PlaceDraft) -> int:
    """Where the role ends that a place follows: its kind word is part of it, the name is not."""
    cut = sheet.text.index(place.name, place.start) if place.name else place.end
    return len(sheet.text[:cut].rstrip())


def _note_government(sheet: Sheet, draft: TitleDraft, at: int) -> None:
    place = locality_at(sheet, at, before_person=True)
    if place is not None:
        draft.seat, draft.end = place, place.phrase_end
        draft.role = sheet.text[draft.start : _before(sheet, place)]
        return
    hit = sheet.governments[at]
    draft.end, draft.local = hit.end, str(word(hit).attr("kind", ""))
    kind = sheet.kinds.get(sheet.past(hit.end))
    if kind is not None:
        draft.end, draft.local = kind.end, word(kind).code
    draft.role = sheet.text[draft.start : draft.end]


def _note_body(sheet: Sheet, draft: TitleDraft, body: BodyDraft) -> None:
    draft.seat, draft.end = body, body.phrase_end
    if body.bare:
        draft.role = sheet.text[draft.start : body.end]


def _note_post_abroad(sheet: Sheet, draft: TitleDraft) -> None:
    """Takes where an envoy is posted into the title: "Đại sứ Hàn Quốc tại Việt Nam"."""
    for between in joint("at"):
        at = sheet.past(draft.end, f" {between} ")
        place = locality_at(sheet, at, before_person=True) if at > 0 else None
        if place is not None:
            draft.end = place.end
            draft.role = sheet.text[draft.start : draft.end]
            return
