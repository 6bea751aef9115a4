"""What every name means, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from comity.model.judgement import Candidate, Judgement
from comity.model.mention import Mention
from comity.model.names import slug
from comity.resolving.known import Known
from comity.resolving.name_keys import LocalityKey, is_acronym, locality_key

Apart = Callable[[Mention, Mention], bool]


def never(_: Mention, __: Mention) -> bool:
    """Nobody decided that two mentions differ."""
    return False


def settle(mentions: Sequence[Mention], known: Known, apart: Apart = never) -> dict[Mention, Judgement]:
    """What each of these mentions means: all that share a key with one of them must be among them."""
    home = _homes(mentions)
    spelt: dict[str, str] = {}
    for mention in mentions:
        best = spelt.setdefault(home[mention], slug(mention.name))
        spelt[home[mention]] = min(best, slug(mention.name), key=lambda made: (len(made), made))
    return {mention: _judged(mention, home[mention], spelt, known) for mention in mentions}


def _homes(mentions: Sequence[Mention]) -> dict[Mention, str]:
    levels: dict[str, set[str]] = defaultdict(set)
    meanings: dict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.type == "locality" and mention.given is None:
            levels[mention.keys[0]].add(locality_key(mention.name).level)
        for key in mention.keys:
            if mention.type == "organisation" and key.startswith("acronym:"):
                meaning = mention.stands_for if is_acronym(mention.name) else mention.given or mention.keys[0]
                meanings[key] |= {meaning} if meaning else set()
    return {mention: _home(mention, levels, meanings) for mention in mentions}


def _home(mention: Mention, levels: dict[str, set[str]], meanings: dict[str, set[str]]) -> str:
    if mention.given is not None:
        return mention.given
    if mention.type == "country":
        return f"country:{slug(mention.name)}"
    if mention.type == "locality":
        key = locality_key(mention.name)
        told = levels[mention.keys[0]] - {""}
        level = next(iter(told)) if not key.level and len(told) == 1 else key.level
        return f"locality:{LocalityKey(key.name, level)}"
    if mention.stands_for:
        return mention.stands_for
    meant = meanings.get(mention.keys[0], set()) if mention.keys[0].startswith("acronym:") else set()
    return next(iter(meant)) if len(meant) == 1 else mention.keys[0]


def _judged(mention: Mention, home: str, spelt: dict[str, str], known: Known) -> Judgement:
    if "/" in home.split(":", 1)[0]:
        shown = known.name(home) or mention.name
        candidate = Candidate(id=home, name=shown, score=1.0)
        reason = f"“{mention.name}” is a name of {shown}."
        return Judgement(entity=home, standing="known", reason=reason, candidates=(candidate,))
    entity = f"{mention.type}/{spelt[home] or home}"
    return Judgement(
        entity=entity, standing="new", reason="No table knows it; the same name is the same one."
    )
