"""What became of localities, and what they were before, from the table of legal changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from comity.reference.change import Act, Change
from comity.reference.place import Place


class Lineage:
    """Successors and predecessors of places, with the day and the act of each step."""

    def __init__(self, places: Mapping[str, Place], acts: Sequence[Act]) -> None:
        self._places, self._acts = places, acts

    def became(self, key: str, on: date | None = None) -> list[Change]:
        """What a place became up to a day (or up to today's tables), followed through every successor."""
        steps: list[Change] = []
        waiting, met = deque([key]), {key}
        while waiting:
            place = self._places[waiting.popleft()]
            if place.valid_to is None or (on is not None and on < place.valid_to):
                continue
            for successor in place.successors:
                steps.append(self._step(place.id, successor, place.valid_to))
                if successor not in met and successor in self._places:
                    met.add(successor)
                    waiting.append(successor)
        return steps

    def was(self, key: str, on: date | None = None) -> list[Change]:
        """What went into a place up to a day: units it was made from or absorbed, oldest first."""
        place = self._places[key]
        origins: dict[str, date] = {}
        for act in self._acts:
            if key in act.after and (on is None or act.since <= on):
                origins.update((before, act.since) for before in act.before if before != key)
        for before in place.absorbed:
            ended = self._places[before].valid_to if before in self._places else None
            if ended is not None and (on is None or ended <= on):
                origins.setdefault(before, ended)
        steps = (self._step(before, key, since) for before, since in origins.items())
        return sorted(steps, key=lambda step: (step.since, step.of))

    def acts(self, key: str) -> list[Act]:
        """The acts that name a place, be it before or after, oldest first."""
        return [act for act in self._acts if key in act.before or key in act.after]

    def _step(self, before: str, after: str, since: date) -> Change:
        act = next(self._matching(before, after, since), None)
        return Change(
            of=before,
            id=after,
            since=since,
            event=" and ".join(act.events).replace("_", " ") if act else "succeeded",
            act=act.basis if act else None,
            note=act.note if act else "",
        )

    def _matching(self, before: str, after: str, since: date) -> Iterator[Act]:
        """Acts of that day that name both, then those that name a whole tier of the country."""
        that_day = [act for act in self._acts if act.since == since]
        yield from (act for act in that_day if before in act.before and after in act.after)
        level = self._places[before].level
        country = before.split("/", 1)[0]
        yield from (act for act in that_day if act.country == country and not act.before and level == 2)
