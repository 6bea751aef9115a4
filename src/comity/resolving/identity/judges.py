"""Those who judge a name by the tables and by what its document tells around it."""

from __future__ import annotations

from comity.model.judgement import Judgement
from comity.model.mention import Mention
from comity.resolving.identity.localities import Localities
from comity.resolving.identity.organisations import Organisations
from comity.resolving.known import Known


class Judges:
    """Judges localities, countries and organisations one mention at a time; persons need other mentions."""

    def __init__(self, known: Known) -> None:
        self.known = known
        self.localities = Localities(known)
        self.organisations = Organisations(known, self.localities)

    def judged(self, mention: Mention) -> Judgement | None:
        """What a mention means; None where only mentions of other documents could tell.

        The entity of an ambiguous one is still empty: it is of its document alone.
        """
        if mention.type == "organisation":
            return self.organisations.judged(mention)
        return None if mention.type == "person" else self.localities.judged(mention)


_JUDGES: dict[int, Judges] = {}


def judges(known: Known) -> Judges:
    """The judges who ask these tables, with what they worked out before."""
    found = _JUDGES.get(id(known))
    if found is None or found.known is not known:
        found = _JUDGES[id(known)] = Judges(known)
    return found
