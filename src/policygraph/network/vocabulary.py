"""How relations and classes are joined and drawn, as the ontology in the store says."""

import re
from collections import defaultdict
from collections.abc import Mapping

from attrs import frozen
from pyoxigraph import Literal, NamedNode

from policygraph.errors import StoreError
from policygraph.model.iris import PREFIXES
from policygraph.network.values import Label
from policygraph.store import Store

PG = PREFIXES["pg"]
_VALUES = (NamedNode, Literal)

# Okabe and Ito's colours, told apart by people of every colour vision; the
# relation groups themselves are named in the ontology.
GREY = "#7a7a7a"
GROUPS: Mapping[str, tuple[Label, str]] = {
    "supply": (Label("supply", "供应"), "#d55e00"),
    "programme": (Label("programme", "计划"), "#009e73"),
    "policy": (Label("policy", "政策"), "#0072b2"),
    "ownership": (Label("ownership", "股权"), "#cc79a7"),
    "money": (Label("money", "资金"), "#b8860b"),
    "people": (Label("people and events", "人物与活动"), "#56b4e9"),
    "place": (Label("place", "地点"), GREY),
}
OTHER = "other"
SHAPES = ("dot", "square", "diamond", "triangle", "triangleDown", "star", "hexagon")
# Marks that would hold their label inside; ours stands under the mark, whatever its length.
_UNLABELLED = {"box": "square", "ellipse": "dot", "circle": "dot", "database": "square"}

_ANNOTATIONS = """
PREFIX pg: <https://w3id.org/policygraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?term ?property ?value WHERE {
  VALUES ?property {
    pg:shortcutFrom pg:shortcutTo pg:shortcutQualifier pg:shortcutValue
    pg:edgeGroup pg:nodeColour pg:nodeShape rdfs:subClassOf
  }
  ?term ?property ?value
}
ORDER BY ?term ?property ?value
"""


@frozen
class Shortcut:
    """A relation that a rule derives from two roles of a claim."""

    predicate: NamedNode
    subject_role: NamedNode
    object_role: NamedNode
    qualifier: NamedNode | None
    values: tuple[NamedNode, ...]

    def pattern(self, *, from_object: bool = False) -> str:
        """Return the graph pattern that ties the derived triple to its claims.

        Every part is a parsed IRI of the ontology; no text of a user gets here.

        Args:
            from_object: Start at the object; the store follows the order given
                where it cannot know which variable will be bound.
        """
        roles = [f"?claim {self.subject_role} ?subject .", f"?claim {self.object_role} ?object ."]
        lines = [
            *(reversed(roles) if from_object else roles),
            f"?subject {self.predicate} ?object .",
            f"BIND({self.predicate} AS ?predicate)",
        ]
        if self.qualifier is not None:
            allowed = ", ".join(map(str, self.values))
            lines.append(f"?claim {self.qualifier} ?qualifier . FILTER(?qualifier IN ({allowed}))")
        return "{ " + " ".join(lines) + " }"


@frozen
class Vocabulary:
    """What the ontology in a store says of relations and classes."""

    shortcuts: tuple[Shortcut, ...]
    groups: Mapping[str, str]
    colours: Mapping[str, str]
    shapes: Mapping[str, str]
    parents: Mapping[str, tuple[str, ...]]

    @classmethod
    def read(cls, store: Store) -> "Vocabulary":
        """Read the annotations once.

        Raises:
            StoreError: If the store holds no ontology, so that no relation is known.
        """
        found: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
        for term, name, value in store.select(_ANNOTATIONS)[1]:
            if isinstance(term, NamedNode) and isinstance(name, NamedNode) and isinstance(value, _VALUES):
                found[name.value.rpartition("#")[2]][term.value].append(value)
        shortcuts = tuple(_shortcut(iri, found) for iri in sorted(found["shortcutFrom"]))
        if not shortcuts:
            raise StoreError(
                "the store holds no ontology, so no relation can be drawn",
                fix="policygraph rebuild loads it",
            )
        parents = {iri: tuple(v.value for v in values) for iri, values in found["subClassOf"].items()}
        return cls(
            shortcuts=shortcuts,
            groups=_first(found["edgeGroup"]),
            colours={k: v for k, v in _first(found["nodeColour"]).items() if is_colour(v)},
            shapes={
                k: s for k, v in _first(found["nodeShape"]).items() if (s := _UNLABELLED.get(v, v)) in SHAPES
            },
            parents=parents,
        )

    def group_of(self, predicate: str) -> str:
        """Return the kind of a relation in one word, ``other`` where the ontology is silent."""
        return self.groups.get(predicate, OTHER)

    def ancestors(self, iri: str) -> tuple[str, ...]:
        """Return a class and those above it, nearest first."""
        chain = [iri]
        for known in chain:
            chain += [parent for parent in self.parents.get(known, ()) if parent not in chain]
        return tuple(chain)

    def kind_of(self, types: frozenset[str], schemes: frozenset[str] = frozenset()) -> str:
        """Return the class that says most: drawn apart, then deepest.

        A plain concept, such as a policy instrument, counts as a member of its scheme.
        """
        own = {iri for iri in types if iri.startswith(PG)} or schemes or types
        return min(
            own, key=lambda i: (i not in self.colours, -len(self.ancestors(i)), i), default=f"{PG}Entity"
        )

    def colour_of(self, kind: str) -> str:
        """Return the colour of a class, from the nearest class above that has one."""
        return next((self.colours[i] for i in self.ancestors(kind) if i in self.colours), GREY)

    def shape_of(self, kind: str) -> str:
        """Return the shape of a class, from the nearest class above that has one."""
        return next((self.shapes[i] for i in self.ancestors(kind) if i in self.shapes), "dot")


def is_colour(text: str) -> bool:
    """Tell whether a text is a colour in six hexadecimal digits.

    >>> is_colour("#D55E00"), is_colour("red;url(x)")
    (True, False)
    """
    return re.fullmatch(r"#[0-9A-Fa-f]{6}", text) is not None


def group_label(group: str) -> Label:
    """Return the name of a group of relations; a group new to us keeps its own word."""
    return GROUPS[group][0] if group in GROUPS else Label(group, "其他" if group == OTHER else group)


def group_colour(group: str) -> str:
    """Return the colour of a group of relations."""
    return GROUPS[group][1] if group in GROUPS else GREY


def _first(values: Mapping[str, list[NamedNode | Literal]]) -> dict[str, str]:
    return {iri: several[0].value for iri, several in values.items()}


def _shortcut(iri: str, found: Mapping[str, Mapping[str, list[NamedNode | Literal]]]) -> Shortcut:
    def nodes(name: str) -> tuple[NamedNode, ...]:
        return tuple(v for v in found[name].get(iri, ()) if isinstance(v, NamedNode))

    subject_role, object_role, qualifier = (nodes(f"shortcut{n}") for n in ("From", "To", "Qualifier"))
    if not (subject_role and object_role):
        raise StoreError(
            f"the ontology names only one end of {iri}", fix="it needs shortcutFrom and shortcutTo"
        )
    return Shortcut(
        predicate=NamedNode(iri),
        subject_role=subject_role[0],
        object_role=object_role[0],
        qualifier=qualifier[0] if qualifier else None,
        values=nodes("shortcutValue"),
    )
