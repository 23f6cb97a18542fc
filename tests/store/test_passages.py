"""Sentences that the graph keeps beside evidence: what they name, and what one version of a story adds."""

import pytest
from pyoxigraph import NamedNode

from policygraph.ingest.claims.passages import Stretch
from policygraph.ingest.claims.versions import Version
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.iris import PREFIXES
from policygraph.resources import resource
from policygraph.workspace import Workspace

SEED = next(resource("seeds").glob("001_*.txt"))
# Two copies of one story as the founding document prints them, each by the line it begins with.
COPIES = ("China urges BYD, EV rivals to end", "China Warns BYD, Rivals to Self-Regulate")


def _version(text, language="en"):
    return Version(Stretch("s", 100, text, language))


def _told(one, other, language="en"):
    version = _version(one, language)
    return [version.stretch.quote(*span) for span in version.beyond(_version(other, language))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The programme utilised 70 per cent of its labour. It didn't end.",
            "The program utilized 70% of its labor. It did not end.",
        ),
        ("Silk Mills Open Early Across Three Quiet Northern Towns!\nThe mills open.", "The mills open."),
        ("Prices fell sharply in May\nThe mills open.", "The mills open."),
        ("The mills open at six, he said in a call.", "The mills open at six, he said."),
    ],
)
def test_spelling_headlines_and_a_few_words_are_no_additions(one, other):
    """Neither way round."""
    assert _told(one, other) == []
    assert _told(other, one) == []


def test_new_sentences_numbers_and_long_insertions_are_additions():
    """A sentence as a whole, one that gives a new number, or the words put into an old one."""
    old = "The mills in the north of the province open at six and pay up to 200 yuan a day to each weaver."
    assert _told(f"{old} Owners of three mills refused to say why.", old) == [
        "Owners of three mills refused to say why."
    ]
    sum_too = old.replace("200 yuan", "200 yuan (S$37)")
    assert (_told(sum_too, old), _told(old, sum_too)) == ([sum_too], [])
    told = _told(old.replace("at six", "at six although nobody has asked the weavers about it"), old)
    assert told == ["although nobody has asked the weavers about it"]
    assert _told("厂里六点开门。织工每天工资二百元。", "厂里六点开门。", "zh") == ["织工每天工资二百元。"]


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """Two versions of one story in documents of their own."""
    text = SEED.read_text(encoding="utf-8")
    home = tmp_path_factory.mktemp("versions")
    starts = [text.index(begin) for begin in COPIES]
    for name, start, end in (("early", starts[1], None), ("late", starts[0], starts[1])):
        (home / f"{name}.txt").write_text(text[start:end], encoding="utf-8")
    return home


def _ingest(path, parts, *names):
    workspace = Workspace(path)
    days = {"early": "2025-06-05", "late": "2025-06-06"}
    for name in names:
        workspace.ingest(parts / f"{name}.txt", published=days[name])
    return workspace


def _additions(workspace):
    rows = workspace.query("additions-of-version").to_dicts()
    return sorted((row["quote"][:24], row["other"] is not None) for row in rows)


def _lines(workspace):
    return list(workspace.store.dump(without=[rdf.META]))


def test_differences_do_not_depend_on_the_order_of_ingest_and_go_with_a_version(parts, tmp_path):
    """What a version announces as new stays; what was found by comparing goes when the other one does."""
    one = _ingest(tmp_path / "one", parts, "early", "late")
    assert _additions(one) == [
        ("(Updates with Ministry o", True),
        ("Chinese automaker stocks", True),
        ("Geely Automobile Holding", True),
        ("Shares of BYD slipped by", True),
        ("The Ministry of Commerce", False),
    ]
    assert _lines(one) == _lines(_ingest(tmp_path / "other", parts, "late", "early"))
    before = _lines(one)
    one.rebuild()
    assert _lines(one) == before
    assert _additions(one.at(as_of="2025-06-05")) == [("The Ministry of Commerce", False)]
    one.retract("late.txt")
    assert _additions(one) == [("The Ministry of Commerce", False)]


def test_a_sentence_is_kept_for_each_entity_it_names_under_the_name_it_uses(parts, tmp_path):
    """Once a sentence, whatever it calls the entity; a merged entity is named by the one that stays."""
    workspace = _ingest(tmp_path / "ws", parts, "early")
    mofcom = NamedNode(f"{PREFIXES['body']}mofcom")

    def sentences(body):
        nodes = [q.subject for q in workspace.store.quads(None, pg.mentions, body)]
        return sorted(q.object.value for n in nodes for q in workspace.store.quads(n, pg.quote))

    assert [words[:40] for words in sentences(mofcom)] == [
        "(Updates with Ministry of Commerce state",
        "The Ministry of Commerce also met with a",
        "The Ministry of Commerce said during a r",
    ]
    workspace.decide("same", "body:mofcom", "body:ndrc")
    assert sentences(mofcom) == []
    assert len(sentences(NamedNode(f"{PREFIXES['body']}ndrc"))) > 3
