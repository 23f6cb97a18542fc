"""Every kind of fact becomes the claim that the table promises; nothing is guessed."""

import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from policygraph.ingest.claims.concepts import Concepts
from policygraph.ingest.claims.mapping import RULES
from policygraph.ingest.claims.reading import evidence_quads, read_fact
from policygraph.ingest.claims.roles import Context
from policygraph.ingest.claims.settle import Witness, settle
from policygraph.model import rdf
from policygraph.model import terms as pg
from policygraph.model.claims import Claim, claim_iri, local_name
from policygraph.model.iris import short_iri
from policygraph.model.values import Document, Text
from policygraph.store import open_store
from policygraph.store.shipped import shipped_quads

from .sayings import read_sayings

# In pairs of lines: what is said, and the class, its identity, and what the passage adds.
CASES = [
    block.strip().split("\n")
    for block in Path(__file__).with_name("claims.txt").read_text(encoding="utf-8").split("\n\n")
]


@pytest.fixture(scope="module")
def concepts() -> Concepts:
    with open_store() as store:
        store.load(shipped_quads())
        return Concepts.of(store)


def readings(line: str, concepts: Concepts):
    document = Document("k", "k", "0" * 64, Text(line, "0" * 64, "plain", "1"))
    context = Context(concepts)
    extraction = read_sayings(document)
    return [r for fact in extraction.facts for r in read_fact(fact, context)], context


def shown(reading) -> str:
    def words(values) -> str:
        pairs = [(local_name(p), v) for p, vs in values.items() for v in vs]
        return " ".join(
            sorted(f"{p}={term(v)}" for p, v in pairs if not (p == "modality" and "stated" in str(v)))
        )

    return f"{local_name(reading.claim.cls)} {words(reading.claim.key)} | {words(reading.stated)}".strip()


def term(value) -> str:
    if isinstance(value, NamedNode):
        return re.sub(r"^.*/vocab/", "", short_iri(value.value))
    return value.value


@pytest.mark.parametrize(("line", "expected"), CASES, ids=[line[:40] for line, _ in CASES])
def test_a_fact_becomes_its_claim(line, expected, concepts):
    """Class, identity and the passage's own words are as the table says."""
    found, context = readings(line, concepts)
    assert [shown(r) for r in found] == [expected]
    assert context.issues == []


def test_every_row_of_the_table_has_a_case():
    """No kind of fact is mapped without being looked at."""
    told = {line.split(" ")[0].replace("-", "_") for line, _ in CASES}
    assert set(RULES) - told == {"designation_review"}


def test_a_corporate_action_is_an_event_with_parties_and_a_sum(concepts):
    """Both parties take part in one event, and what it moved is observed on it."""
    merger = "corporate_action kind=merger actor=firm/a object=firm/b date=2024-09-03"
    found, _ = readings(f"{merger} amount=3 unit=billion currency=USD", concepts)
    actor, target, moved = (shown(r) for r in found)
    event, told = "Participation event=event:merger-a-b", "| asOf=2024-09-03"
    assert actor == f"{event} participant=firm:a role=role/actor {told}"
    assert target == f"{event} participant=firm:b role=role/object {told}"
    assert moved.startswith(
        "Observation asOf=2024-09-03 indicator=indicator:deal-value subject=event:merger-a-b"
    )
    assert "unit=unit:usd value=3000000000" in moved


def test_a_review_names_the_designation_it_is_about(concepts):
    """It points at the claim that the same batch of the same programme makes."""
    designation, review = readings(
        "designation-review firm=firm/a programme=programme/x batch=3 outcome=revoked date=2024-09-04",
        concepts,
    )[0]
    assert review.claim.key[pg.reviews] == (designation.claim.iri,)
    assert [short_iri(node.value) for node in review.claim.about] == ["firm:a", "prog:x"]


@pytest.mark.parametrize(
    ("line", "issue"),
    [
        ("supplies supplier=firm/a", "a role is missing"),
        ("supplies supplier=firm/a customer=Goldwind", "'Goldwind' names no entity"),
        ("participates actor=firm/a event=event/e role=wizard", "no role is named 'wizard'"),
        ("count subject=firm/a value=3 as_of=soon", "'soon' is no date"),
        ("count subject=firm/a value=3 as_of=2024-13", "'2024-13' is no date"),
        ("designated firm=firm/a programme=programme/x batch=latest", "batch 'latest'"),
        ("business_relation party=firm/a", "only one party"),
        ("admires firm=firm/a", "no claim class for facts of type 'admires'"),
    ],
)
def test_what_cannot_be_read_is_an_issue(line, issue, concepts):
    """Nothing is guessed; the words are told."""
    _, context = readings(line, concepts)
    assert any(issue in told for told in context.issues)


def test_unnamed_currency_is_not_guessed(concepts):
    """A sum without a currency has no unit."""
    ((reading,), _) = readings("funding recipient_or_programme=programme/x amount=60 unit=billion", concepts)
    assert pg.unit not in {*reading.claim.key, *reading.stated}


def test_identity_does_not_depend_on_the_order_of_values():
    """A claim's IRI is a function of what it says."""
    a, b = NamedNode("urn:a"), NamedNode("urn:b")
    one, other = (Claim(pg.BusinessRelation, {pg.party: parties}) for parties in ((a, b), (b, a)))
    assert claim_iri(one) == claim_iri(other)


def test_evidence_keeps_the_quote_with_its_offsets(concepts):
    """One node for a claim and a passage, however many readings gave it."""
    line = "issued policy=policy/p body=body/miit date=2024-09-04"
    found, _ = readings(line, concepts)
    quads = list(evidence_quads([*found, *found], "en", NamedNode("urn:run")))
    values = {q.predicate: q.object for q in quads if q.subject == found[0].evidence}
    assert values[pg.quote] == Literal(line, language="en")
    assert (values[pg.quoteStart].value, values[pg.quoteEnd].value) == ("0", str(len(line)))
    assert len({q.subject for q in quads}) == 2


def witness(source: str, *, official: bool = False, issued: str = "", **stated: str) -> Witness:
    values = {getattr(pg, name): (Literal(value),) for name, value in stated.items()}
    return Witness(official, issued, source, 0, source, values)


def test_qualifiers_follow_the_best_evidence():
    """Official before earliest before smallest; asOf the latest, validFrom the earliest with its period."""
    told = [
        witness("c", issued="2020-01-01", tone="early", asOf="2020-01-01", validFrom="2019-01-01"),
        witness(
            "b",
            issued="2021-01-01",
            official=True,
            tone="official",
            validFrom="2018-01-01",
            statedPeriod="2018",
        ),
        witness("a", tone="undated", asOf="2022-01-01", method="only here"),
    ]
    for order in (told, told[::-1]):
        found = {local_name(p): v[0].value for p, v in settle(order).items()}
        assert found == {
            "tone": "official",
            "asOf": "2022-01-01",
            "validFrom": "2018-01-01",
            "statedPeriod": "2018",
            "method": "only here",
        }


def test_texts_are_trimmed_but_quotes_are_not():
    """Names are comparable; evidence is verbatim."""
    assert rdf.text(" a\n b ") == Literal("a b")
    assert rdf.verbatim(" a\n b ") == Literal(" a\n b ")
