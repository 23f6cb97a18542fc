"""Fit the weights of pairs on reviewed pages and write them beside their code.

    python tools/fit_pairs.py GOLD[:TEXTS] ... [--twice GOLD[:TEXTS]] [--write]

Every pair that a family's ``[pair]`` allows is labelled by the pages' gold: right when a
careful reader wrote it down, left out when the reader marked it optional, else wrong. A
logistic regression is fitted for each relation and language; what it would say of pages
it did not see is told by cross-validation, whole pages left out. Pages that two readers
annotated (``--twice``) weigh fifteen times. Needs scikit-learn
(``pip install policygraph[fit]``); what is shipped does not.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from unittest.mock import patch

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "src/policygraph/ingest/extract/pairs/weights.json"
VERSION = 1
LEAST = 3  # pairs that a feature must be seen in
FREEDOM = 0.3  # inverse strength of the L2 penalty; 0.05, 0.15, 0.3, 0.5 and 1 were tried
FEWEST = 8  # right pairs without which a relation has no weights of its own
FOLDS = 6
SMALLEST = 0.02  # weights below are left out
CUTS = (0.3, 0.5, 0.65, 0.77)
KINDS = [
    set(words.split())
    for words in (
        "launch release debut unveil rollout production operation",
        "partnership cooperation alliance joint_venture joint agreement",
        "approval clearance licence license",
        "founding establishment foundation incorporation",
        "construction expansion project groundbreaking",
        "investment financing funding fundraising placement capital_increase capital stake",
        "merger acquisition takeover restructuring",
        "contract order supply purchase",
        "ipo listing",
        "exit closure withdrawal shutdown relocation",
        "divestment sale disposal stake_sale",
    )
]


def labelled(folder):
    """Yield (page, relation, language, features, label) for every pair of a folder's pages."""
    from tests.ingest.quality.scoring import ENTITIES, agree

    from policygraph.ingest.extract import engine, extract, pairs
    from policygraph.ingest.extract.entities import Cast
    from policygraph.ingest.extract.pairs.features import describe
    from policygraph.ingest.readers import read
    from policygraph.resolve.lexicon import Lexicon

    lexicon = Lexicon.load()
    gold_folder, _, texts = folder.partition(":")
    seen, made, casts = {}, {}, []
    real = engine.fact_of

    def every(passage, topic, family, matches):
        if family.pair is None or family.relation not in ENTITIES:
            yield from matches
            return
        read, apart = pairs.readings(passage, topic, family, matches)
        yield from apart
        for candidate, found in read.items():
            match = found[0] if found else candidate.match(family, passage.frame)
            seen[id(match)] = (match, describe(candidate, passage.frame, found), passage.frame)
            yield match

    def noted(match, passage, topic, cast, source):
        fact = real(match, passage, topic, cast, source)
        if id(match) not in seen:
            return fact
        if fact is not None:
            made.setdefault(id(match), fact)
        return None

    def cast_of(*given):
        casts.append(Cast(*given))
        return casts[-1]

    for page in sorted(Path(gold_folder).glob("*.json")):
        path = Path(texts or gold_folder) / f"{page.stem}.txt"
        text = path.read_bytes().decode("utf-8")
        gold = json.loads(page.read_text(encoding="utf-8"))
        for kept in (seen, made, casts):
            kept.clear()
        with (
            patch.object(engine, "weigh", every),
            patch.object(engine, "fact_of", noted),
            patch.object(engine, "Cast", cast_of),
        ):
            extract(read(path), lexicon)
        things = named(casts, lexicon)
        known = {e["id"]: e for e in gold["entities"]}
        ASKED.update(fact["type"] for fact in gold["facts"] if not fact.get("optional"))
        for key, fact in made.items():
            _, features, frame = seen[key]
            row = {"type": fact.type, "start": fact.start, "end": fact.end, **fact.roles}
            hits = [
                number
                for number, wanted in enumerate(gold["facts"])
                if fits(wanted, row) and agree(wanted, row, known, things, text)
            ]
            required = [number for number in hits if not gold["facts"][number].get("optional")]
            REACHED.update((folder, page.stem, number) for number in required)
            if required or not hits:
                yield page.stem, fact.type, "zh" if frame.chinese else "en", features, int(bool(required))


def named(casts, lexicon):
    """All entities that were spoken of, with every name."""
    things = {}
    for cast in casts:
        for entity in cast.entities():
            entry = lexicon.by_iri(entity.id)
            names = [entity.name, *entity.aliases, *((entry.name, entry.name_zh) if entry else ())]
            names += things.get(entity.id, {}).get("aliases", [])
            aliases = [name for name in names if name]
            things[entity.id] = {"name": entity.name, "name_zh": entity.name_zh, "aliases": aliases}
    return things


def fits(gold, row):
    """Whether a pair is of gold's type, and an action of its kind."""
    if gold["type"] != row["type"]:
        return False
    if row["type"] != "corporate_action":
        return True
    said = gold["kind"].lower().replace("-", "_")
    words = {*said.split(), *said.replace("_", " ").split()}
    return any(words & kinds and set(row["kind"].split()) & kinds for kinds in KINDS)


REACHED, ASKED = set(), Counter()


def fit(rows):
    """Return the weights of rows (features, label, weight) and what gives the probabilities of others."""
    from sklearn.feature_extraction import DictVectorizer
    from sklearn.linear_model import LogisticRegression

    counts = Counter(feature for features, *_ in rows for feature in features)
    kept = {feature for feature, number in counts.items() if number >= LEAST and feature != "bias"}
    columns = DictVectorizer()

    def table(of):
        return [{feature: 1 for feature in features if feature in kept} for features in of]

    known = columns.fit_transform(table([features for features, *_ in rows]))
    known.indices, known.indptr = known.indices.astype("int32"), known.indptr.astype("int32")
    model = LogisticRegression(C=FREEDOM, solver="liblinear", max_iter=500)
    model.fit(known, [label for _, label, _ in rows], sample_weight=[weight for *_, weight in rows])
    weights = dict(zip(columns.get_feature_names_out(), model.coef_[0], strict=True))
    weights["bias"] = model.intercept_[0]
    return weights, lambda of: model.predict_proba(columns.transform(table(of)))[:, 1]


def unseen(found):
    """Return (probability, label, features, page) of every row, told by weights fitted without its page."""
    pages = sorted({page for page, *_ in found})
    fold = {page: number % FOLDS for number, page in enumerate(pages)}
    points = []
    for number in range(FOLDS):
        left = [(*row, page) for page, *row in found if fold[page] == number and row[2] == 1]
        rest = [row for page, *row in found if fold[page] != number]
        if left and 0 < sum(label for _, label, _ in rest) < len(rest):
            chances = fit(rest)[1]([features for features, *_ in left])
            points += [
                (chance, label, features, page)
                for chance, (features, label, _, page) in zip(chances, left, strict=True)
            ]
    return points


def frames_of(points):
    """Return how many readings of each frame are right and wrong: {frame: [wrong, right]}."""
    found = defaultdict(lambda: [0, 0])
    for _, label, features, *_ in points:
        for feature in features:
            if feature.startswith("F"):
                found[feature[1:]][label] += 1
    return dict(found)


def judge_frames(points):
    """Return how a frame's record and the weights together tell whether its readings are right.

    Args:
        points: As ``unseen`` gives them, of all relations of one language.

    Returns:
        Factors of the frame's record and of the weights, and an offset, in log odds.
    """
    from sklearn.linear_model import LogisticRegression

    from policygraph.ingest.extract.pairs.model import log_odds, record

    hits = [point for point in points if "f" in point[2]]
    pages = sorted({page for *_, page in hits})
    table = []
    for chance, _, features, page in hits:
        others = frames_of([p for p in hits if pages.index(p[3]) % FOLDS != pages.index(page) % FOLDS])
        names = [feature[1:] for feature in features if feature.startswith("F")]
        table.append([log_odds(record(others, names)), log_odds(chance)])
    model = LogisticRegression().fit(table, [label for _, label, *_ in hits])
    chances = model.predict_proba(table)[:, 1]
    print("read by frames  ", told([(c, label) for c, (_, label, *_) in zip(chances, hits, strict=True)]))
    return [round(float(x), 4) for x in (*model.coef_[0], model.intercept_[0])]


def told(points):
    """Return a line: at each cut, how many pairs are kept, how many of them are right, of all right ones."""
    right = max(sum(label for _, label, *_ in points), 1)
    cells = []
    for cut in CUTS:
        kept = [label for chance, label, *_ in points if chance >= cut]
        cells.append(f"≥{cut} {len(kept):4} P {sum(kept) / max(len(kept), 1):.2f} R {sum(kept) / right:.2f}")
    return " | ".join(cells)


def main():
    """Fit, tell what unseen pages show, and write the weights where asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", help="folder of gold, with :folder of texts where they differ")
    parser.add_argument("--twice", nargs="*", default=[], help="folders that two readers annotated")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    from policygraph.ingest.extract.pairs.model import SCALE

    rows = defaultdict(list)
    for folder in (*given.folders, *given.twice):
        weight = 15 if folder in given.twice else 1
        for page, relation, language, features, label in labelled(folder):
            rows[relation, language].append((page, features, label, weight))
    models, everything = [], defaultdict(list)
    for (relation, language), found in sorted(rows.items()):
        if sum(label for *_, label, _ in found) < FEWEST:
            print(f"{relation:17} {language} too few")
            continue
        points = unseen(found)
        everything[language] += points
        print(f"{relation:17} {language} {len(found):6} {told(points)}", flush=True)
        weights, _ = fit([row for _, *row in found])
        stored = {f: round(w * SCALE) for f, w in sorted(weights.items()) if abs(w) >= SMALLEST}
        models.append({"relation": relation, "language": language, "weights": stored})
    for language, points in sorted(everything.items()):
        print(f"all               {language} {len(points):6} {told(points)}")
    frames = {}
    for language, points in sorted(everything.items()):
        known = [
            (0, label, features)
            for (_, spoken), found in rows.items()
            for _, features, label, weight in found
            for _ in range(2 if weight > 1 else 1)
            if spoken == language
        ]
        frames[language] = {"factors": judge_frames(points), "record": frames_of(known)}
    print(f"of {sum(ASKED.values())} facts {len(REACHED)} are among the pairs")
    if given.write:
        text = json.dumps(
            {"version": VERSION, "frames": frames, "models": models}, ensure_ascii=False, indent=0
        )
        WEIGHTS.write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
