"""Weights of features, fitted on reviewed pages, and the probability they give a pair."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp, log
from typing import Any

from attrs import frozen

SCALE = 1000  # weights are stored as whole numbers, so that the file reads the same everywhere
TYPICAL = 0.75  # of the readings of frames on pages nobody tuned them for, so many were right
OFTEN = 2  # readings that make a record
SPOTLESS = 0.84  # of the readings of frames never wrong before, so many were right on pages left out
LIKE_OTHERS = 5  # readings that a frame needs before its own record counts as much as its family's


@frozen(eq=False)
class Model:
    """Weights of one relation in one language."""

    weights: Mapping[str, int]

    def probability(self, features: Iterable[str]) -> float:
        """Return how likely a careful reader writes a pair down."""
        weights = self.weights
        total = sum(weights.get(feature, 0) for feature in features) / SCALE
        return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


@frozen(eq=False)
class FrameJudge:
    """What is known of the frames of one language: how often each was right on reviewed pages."""

    found: Mapping[str, tuple[int, int]]  # frame: wrong and right readings
    factors: tuple[float, float, float]  # of a frame's record, of the weights, and an offset

    def probability(self, names: Iterable[str], weighed: float) -> float:
        """Return how likely a reading is right that frames made.

        Args:
            names: The frames.
            weighed: What the weights of pairs say of it.
        """
        names = list(names)
        a, b, c = self.factors
        chance = 1 / (1 + exp(-(a * log_odds(record(self.found, names)) + b * log_odds(weighed) + c)))
        rows = [self.found.get(name, (0, 0)) for name in names]
        spotless = any(not wrong and right >= OFTEN for wrong, right in rows)
        return max(chance, SPOTLESS) if spotless else chance


def record(found: Mapping[str, Sequence[int]], names: Iterable[str]) -> float:
    """Return the share of right readings of the best of some frames, few of its own eked out by its family's.

    >>> round(record({"owns/a": (0, 15), "owns/b": (5, 0)}, ["owns/a"]), 2)
    0.94
    """
    best = 0.0
    for name in names:
        family = f"{name.partition('/')[0]}/"
        rows = [row for other, row in found.items() if other.startswith(family)]
        wrong, right = sum(row[0] for row in rows), sum(row[1] for row in rows)
        expected = (right + 4 * TYPICAL) / (right + wrong + 4)
        wrong, right = found.get(name, (0, 0))
        best = max(best, (right + LIKE_OTHERS * expected) / (right + wrong + LIKE_OTHERS))
    return best


def log_odds(probability: float) -> float:
    """Return the logarithm of the odds of a probability, within reason."""
    held = min(max(probability, 1e-4), 1 - 1e-4)
    return log(held / (1 - held))


@cache
def load_judges() -> Mapping[str, FrameJudge]:
    """Return what is known of frames, by language."""
    return {
        language: FrameJudge(row["record"], tuple(row["factors"]))
        for language, row in _read().get("frames", {}).items()
    }


@cache
def load_models() -> Mapping[tuple[str, str], Model]:
    """Return the shipped weights by relation and language."""
    return {(row["relation"], row["language"]): Model(row["weights"]) for row in _read()["models"]}


@cache
def _read() -> Mapping[str, Any]:
    text = files("policygraph.ingest.extract.pairs").joinpath("weights.json").read_text(encoding="utf-8")
    return dict(json.loads(text))
