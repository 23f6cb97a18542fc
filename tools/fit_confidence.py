"""Set the confidence of every frame to what reviewed pages show.

    python tools/fit_confidence.py GOLD:TEXTS ... [--strength 150] [--write]

Of each family it counts how many found facts a careful reader wrote down too, over all
pages given, and moves the frames' confidences so that their mean is that share, shrunk
towards what they claimed: a few right facts prove little, and pages that the frames
were tuned on flatter them. Frames keep their order among each other, and their place
above or below the line of acceptance. Without ``--write`` it only prints the table.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FAMILIES = ROOT / "src/policygraph/ingest/families"
LINE = re.compile(r"(?m)^(confidence = )(0\.\d+)$")
HIGHEST = 0.96


def verdicts(folders):
    """Return, per relation, (right, false, sum of the confidences claimed)."""
    from tests.ingest.quality.scoring import judge

    from policygraph.ingest.extract import extract
    from policygraph.ingest.interchange import iter_records
    from policygraph.ingest.readers import read
    from policygraph.resolve.lexicon import Lexicon

    lexicon = Lexicon.load()
    found = defaultdict(lambda: [0, 0, 0.0, 0])
    for folder in folders:
        gold, _, texts = folder.partition(":")
        for page in sorted(Path(gold).glob("*.json")):
            path = Path(texts or gold) / f"{page.stem}.txt"
            rows = list(iter_records(extract(read(path), lexicon)))
            told = judge(
                json.loads(page.read_text(encoding="utf-8")),
                rows,
                path.read_bytes().decode("utf-8"),
                ("accepted",),
            )
            for relation, number in told["right"].items():
                found[relation][0] += number
            for relation, number in told["false"].items():
                found[relation][1] += number
            for row in rows:
                if row["record"] == "fact" and row["status"] == "accepted":
                    found[row["type"]][2] += row["confidence"]
                    found[row["type"]][3] += 1
    return found


def fitted(right, false, claimed, strength):
    """Return the mean confidence that the pages and the claim together support.

    >>> round(fitted(19, 1, 0.84, 20), 3)
    0.895
    """
    return (right + strength * claimed) / (right + false + strength)


def main():
    """Print what each family achieves, and write it back where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", help="folder of gold, with :folder of texts where they differ")
    parser.add_argument("--strength", type=float, default=150, help="how many facts the claim weighs")
    parser.add_argument("--line", type=float, default=0.7, help="what is accepted")
    parser.add_argument("--only", nargs="+", help="relations to set; all when left out")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    for relation, (right, false, claims, number) in sorted(verdicts(given.folders).items()):
        path = FAMILIES / f"{relation}.toml"
        if not number or not path.exists() or (given.only and relation not in given.only):
            continue
        claimed = claims / number
        shift = fitted(right, false, claimed, given.strength) - claimed
        print(f"{relation:18} right {right:4} false {false:3} claimed {claimed:.3f} shift {shift:+.3f}")
        if given.write and abs(shift) >= 0.005:
            text = path.read_text(encoding="utf-8")
            path.write_text(LINE.sub(lambda m, s=shift: moved(m, s, given.line), text), encoding="utf-8")


def moved(match, shift, line):
    """Return a confidence line moved by a shift that does not cross the line of acceptance."""
    old = float(match[2])
    new = min(HIGHEST, old + shift) if old >= line else old
    return f"{match[1]}{round(max(new, line) if old >= line else new, 3):g}"


if __name__ == "__main__":
    main()
