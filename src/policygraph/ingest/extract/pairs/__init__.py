"""How likely each reading of a passage is, and relations told in ways that no rule foresees.

A frame says how a relation is told; language has more ways than anybody lists, and a
frame may be right on one page and wrong on the next. So every pair of things that a
relation could join (``candidates``), found by a frame or by none, is described by what
stands between and around them and by the frames that read it (``features``), and
weights fitted on reviewed pages (``weights.json``, made by ``tools/fit_pairs.py``) tell
how likely a careful reader would write the pair down (``model``).
"""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from policygraph.ingest.extract.families import Family
from policygraph.ingest.extract.match import Match, is_denied
from policygraph.ingest.extract.pairs.candidates import Candidate, find_candidates, read_candidate
from policygraph.ingest.extract.pairs.features import describe
from policygraph.ingest.extract.pairs.model import TYPICAL, load_judges, load_models
from policygraph.ingest.extract.reading import Passage, Topic

FLOOR = 0.2  # below, a reader of the review queue would nearly always reject
UNPROVED = 0.55  # at most, where the words do not name both things: a reader has to look
NEXT = 0.001  # so that of several frames the one whose author was surest gives the words

Readings = dict[Candidate, list[Match]]


def weigh(passage: Passage, topic: Topic, family: Family, matches: Iterable[Match]) -> Iterator[Match]:
    """Yield the readings of a passage by one relation, each with its probability.

    Args:
        passage: The passage.
        topic: What its section is about.
        family: The relation.
        matches: What its frames read; without fitted weights they keep their own confidence.
    """
    language = "zh" if passage.frame.chinese else "en"
    model, judge = load_models().get((family.relation, language)), load_judges().get(language)
    if family.pair is None or (model is None and judge is None):
        yield from matches
        return
    read, apart = readings(passage, topic, family, matches, silent=model is None)
    yield from apart
    told = [(match.start, match.end) for found in read.values() for match in found]  # frames know who is who
    for candidate, found in read.items():
        features = describe(candidate, passage.frame, found)
        probability = model.probability(features) if model else TYPICAL
        if found and judge:
            probability = judge.probability([match.rule.name for match in found], probability)
        own = candidate.match(family, passage.frame)
        if not found and (
            probability < FLOOR
            or is_denied(passage.frame.string, own.start, own.end)
            or any(start <= own.start and own.end <= end for start, end in told)
        ):
            continue
        if not found:
            held = min(probability, UNPROVED) if candidate.inferred else probability
            yield evolve(own, probability=held)
        for place, match in enumerate(sorted(found, key=lambda match: -match.rule.confidence)):
            yield evolve(match, probability=probability - place * NEXT)


def readings(
    passage: Passage, topic: Topic, family: Family, matches: Iterable[Match], *, silent: bool = False
) -> tuple[Readings, Sequence[Match]]:
    """Return the pairs of a passage with the frames that read each, and matches that are no pair.

    Args:
        passage: The passage.
        topic: What its section is about.
        family: The relation.
        matches: What its frames read.
        silent: Whether only pairs that a frame reads are wanted.
    """
    found: Readings = {}
    apart: list[Match] = []
    if not silent and not family.outside & passage.scopes:
        found = {candidate: [] for candidate in find_candidates(passage, topic, family)}
    known = {candidate.key: candidate for candidate in found}
    for match in matches:
        candidate = read_candidate(match, passage)
        if candidate is None:
            apart.append(match)
            continue
        candidate = known.setdefault(candidate.key, candidate)
        found.setdefault(candidate, []).append(match)
    return found, apart
