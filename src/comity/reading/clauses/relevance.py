from comity.reading.clauses.passage import Passage
from comity.reading.verdict import RELEVANT, Verdict


def judge(passage: Passage) -> Verdict:
    return RELEVANT
