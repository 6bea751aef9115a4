"""The subject of a verb, as its sentence tells it."""

from __future__ import annotations

import msgspec

from comity.model.entity import Entity


class Doer(msgspec.Struct, frozen=True):
    """The subject of a verb: its entities (none where it is a thing), and where its words begin.

    `thing`: the subject is no actor ("the agreement", "training courses"); `aim`: it is somebody's aim ("the
    idea is to …"). `speaker`: it is "we", "I" or "his county". `it`: it is "it", which mostly stands for what
    the speaker speaks for. `pointed`: it is "the city", "it" or "he", found from what was spoken of before.
    """

    entities: tuple[Entity, ...]
    start: int
    thing: bool = False
    aim: bool = False
    speaker: bool = False
    it: bool = False
    pointed: bool = False
