"""Words on a drawing."""

from __future__ import annotations

from comity.publish.pictures.writing import Box, Room, Text, cut, width, wrapped


def test_marks_over_letters_take_no_room_beside_them() -> None:
    assert width("Thừa Thiên") == width("Thua Thien") and width("Đà") == width("Da")


def test_what_is_taken_is_not_free() -> None:
    room = Room(100, 50)
    first = room.place([Text(x=0, y=20, words="Seoul")])
    second = room.place([Text(x=5, y=22, words="Busan"), Text(x=5, y=40, words="Busan")])
    assert first is not None and second is not None and second.y == 40
    assert room.place([Text(x=90, y=20, words="beyond the edge")]) is None
    assert not room.is_free(Box(0, 15, 5, 16))


def test_rows_are_as_wide_as_they_may_be() -> None:
    rows = wrapped("one two three four five six", 60)
    assert " ".join(rows) == "one two three four five six" and all(width(row) <= 60 for row in rows)
    assert width(cut("서울특별시 강남구", 40)) <= 40
