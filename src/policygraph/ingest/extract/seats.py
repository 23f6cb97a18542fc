"""Seats in brackets: "Loomware Co., Ltd. (Hebei)"."""

from collections.abc import Iterator, Sequence

from policygraph.ingest.extract.entities import Cast
from policygraph.model.values import Fact, Mention

CONFIDENCE = 0.84


def find_seats(text: str, mentions: Sequence[Mention], cast: Cast, source: str) -> Iterator[Fact]:
    """Yield where firms sit that a text names with nothing but a place in brackets."""
    places = {m.start: m for m in mentions if m.type == "Place"}
    for firm in mentions:
        if firm.type != "Firm" or text[firm.end : firm.end + 2] != " (":
            continue
        place = places.get(firm.end + 2)
        if place is None or text[place.end : place.end + 1] not in (")", ","):
            continue
        close = text.find(")", place.end, place.end + 40)
        rest = text[place.end : close].strip(", ")
        if close < 0 or (rest and not any(m.text == rest for m in places.values())):
            continue
        yield Fact(
            type="located_in",
            roles={"subject": cast.entity(firm, {}), "place": cast.entity(place, {})},
            start=firm.start,
            end=close + 1,
            quote=text[firm.start : close + 1],
            source=source,
            confidence=CONFIDENCE,
            status="accepted",
            rule="seat-in-brackets",
        )
