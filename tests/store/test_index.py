"""The search index: names that come, change and go."""

from policygraph.search import SearchIndex

LOOM, MOTH = "https://example.org/loom", "https://example.org/moth"


def test_a_renamed_entity_is_found_by_its_new_names_alone():
    """What was a name before is forgotten; other entities keep theirs."""
    with SearchIndex() as index:
        index.add_names([(LOOM, "Silk Loom Works", "en"), (MOTH, "Moth Works", "en"), (LOOM, "丝机厂", "zh")])
        index.rename(LOOM, [("Carbon Loom", "en"), ("碳机厂", "zh")])
        assert index.find_names("works") == [(MOTH, "Moth Works")]
        assert index.find_names("丝机") == []
        assert index.find_names("carbon loom") == [(LOOM, "Carbon Loom")]
        assert index.find_names("碳机厂") == [(LOOM, "碳机厂")]
        index.rename(LOOM, [])
        assert index.find_names("carbon") == []


def test_names_are_found_by_whole_words_in_any_order():
    """The shortest name that holds all the words comes first."""
    with SearchIndex() as index:
        index.add_names([(LOOM, "Silk & Carbon Loom Works", "en"), (MOTH, "Loom-Silk", "en")])
        assert [iri for iri, _ in index.find_names("loom silk")] == [MOTH, LOOM]
        assert index.find_names("sil") == []
