"""The page in a browser that can reach nobody."""

import pytest

from policygraph.view import write_view

pytestmark = pytest.mark.browser

ID = "https://w3id.org/policygraph/id/"
FOCUS = (f"{ID}firm/goldwind", f"{ID}programme/little-giants")
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 400, "height": 800}


@pytest.fixture
def opened(chromium):
    """Open a file with the network cut; fail on any request, message or error of the page."""
    contexts, asked, trouble = [], [], []

    def open_page(path, size=WIDE):
        context = chromium.new_context(viewport=size, offline=True, accept_downloads=True)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(path.as_uri())
        page.wait_for_selector("#canvas[data-view]")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    assert len([url for url in asked if url.startswith("file:")]) == len(contexts)


@pytest.fixture(scope="module")
def demo(example, tmp_path_factory):
    """Return the page the project opens with."""
    path = tmp_path_factory.mktemp("view") / "demo.html"
    write_view(example, path, FOCUS, 2)
    return path


def data_of(page):
    """Return what the page knows: the drawing and the data."""
    read = "id => JSON.parse(document.getElementById(id).textContent)"
    return page.evaluate(read, "picture-data"), page.evaluate(read, "page-data")


def click_at(page, *ids):
    """Click the picture in the middle of these marks: one is the mark itself, two the line between."""
    drawing, _ = data_of(page)
    marks = [one for one in drawing["nodes"] if one["id"] in ids]
    scale, x, y = map(float, page.get_attribute("#canvas", "data-view").split())
    page.locator("#canvas").scroll_into_view_if_needed()
    box = page.locator("#canvas").bounding_box()
    across, down = (sum(mark[axis] for mark in marks) / len(marks) for axis in ("x", "y"))
    page.mouse.click(
        box["x"] + box["width"] / 2 + (across - x) * scale,
        box["y"] + box["height"] / 2 + (down - y) * scale,
    )


def find_supply(page, source, target):
    """Return the supply between two firms: its id and the ids of both."""
    _, data = data_of(page)
    ids = {node["iri"]: node["id"] for node in data["nodes"]}
    ends = (ids[f"{ID}firm/{source}"], ids[f"{ID}firm/{target}"])
    (edge,) = [e for e in data["edges"] if (e["from"], e["to"]) == ends and e["group"] == "supply"]
    return edge["id"], *ends


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize("supplier", ["onoff-electric", "hami-crrc-new-energy-motor"])
def test_a_click_on_a_line_opens_its_quote(opened, demo, size, supplier):
    """The picture itself is the way to the words, on a desk and on a telephone."""
    page = opened(demo, size)
    line, source, target = find_supply(page, supplier, "goldwind")
    page.locator(f'button[data-edge="{line}"]').first.click()
    page.wait_for_timeout(100)
    click_at(page, source)
    page.wait_for_function(f"document.getElementById('panel').dataset.chosen === '{source}'")
    click_at(page, source, target)
    page.wait_for_function(f"document.getElementById('panel').dataset.chosen === '{line}'")
    assert "crucial partners of Xinjiang Goldwind Technology" in page.inner_text("#panel mark >> nth=0")
    assert "Taking the tech measure" in page.inner_text("#panel figcaption >> nth=0")


def test_the_page_opens_with_a_quote_of_the_focus(opened, demo):
    """Nobody has to click before seeing what the page is for."""
    page = opened(demo)
    assert page.inner_text("h1") == "Goldwind · Little Giants"
    assert "Goldwind" in page.inner_text("#panel mark >> nth=0")


def test_the_switch_turns_every_word(opened, demo):
    """Headings, legend, table and panel change language together."""
    page = opened(demo)
    page.click("#language")
    assert page.get_attribute("html", "lang") == "zh"
    assert page.inner_text("h1").startswith("金风科技")
    assert "供应" in page.inner_text("#groups")
    assert "获认定于" in page.inner_text("#rows")
    assert "原文" in page.inner_text("#columns")
    page.click("#language")
    assert "designated under" in page.inner_text("#rows")


def test_search_finds_names_of_either_language(opened, demo):
    """A Chinese name finds the entity while the page speaks English."""
    page = opened(demo)
    page.fill("#search", "金风")
    assert "Goldwind" in page.inner_text("#found")
    page.press("#search", "Enter")
    assert page.inner_text("#panel h2") == "Goldwind"
    assert f"{ID}firm/goldwind" in page.inner_text("#panel")
    page.fill("#search", "no such thing")
    assert page.inner_text("#found") == "nothing found"


def test_a_filter_takes_its_relations_from_picture_and_table(opened, demo):
    """What the legend hides is gone everywhere."""
    page = opened(demo)
    before = page.locator("#rows tr").count()
    page.uncheck('[data-group="supply"]')
    assert 0 < page.locator("#rows tr").count() < before
    assert "supplies" not in page.inner_text("#rows")
    page.check('[data-group="supply"]')
    assert page.locator("#rows tr").count() == before


def test_the_table_sorts_by_any_column(opened, demo):
    """The heading tells the order to eyes and to screen readers."""
    page = opened(demo)
    head = page.locator("#columns th").nth(2)
    head.locator("button").click()
    cells = page.locator("#rows td.to").all_inner_texts()
    assert cells == sorted(cells, key=str.casefold)
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert page.locator("#rows td.to").all_inner_texts() == sorted(cells, key=str.casefold, reverse=True)


def test_keys_alone_walk_the_picture(opened, demo):
    """Arrow keys choose entities and relations; Enter goes to the words."""
    page = opened(demo)
    page.focus("#canvas")
    page.keyboard.press("ArrowRight")
    first = page.get_attribute("#panel", "data-chosen")
    page.keyboard.press("ArrowDown")
    second = page.get_attribute("#panel", "data-chosen")
    assert (first[0], second[0]) == ("n", "e")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"


def names_shown(page):
    """Return the ids of what is named in the picture just now."""
    page.wait_for_timeout(150)
    return set(page.get_attribute("#canvas", "data-names").split())


def spot_of(page, x, y):
    """Return where a point of the picture is on the screen."""
    scale, left, top = map(float, page.get_attribute("#canvas", "data-view").split())
    page.locator("#canvas").scroll_into_view_if_needed()
    box = page.locator("#canvas").bounding_box()
    return box["x"] + box["width"] / 2 + (x - left) * scale, box["y"] + box["height"] / 2 + (y - top) * scale


@pytest.mark.parametrize(
    "size", [WIDE, {"width": 800, "height": 600}, NARROW], ids=["wide", "small", "narrow"]
)
def test_names_stand_clear_on_every_screen(opened, demo, size):
    """What the browser writes overlaps nothing else it writes, in both languages."""
    page = opened(demo, size)
    for lang in ("en", "zh"):
        shown = names_shown(page)
        scale = float(page.get_attribute("#canvas", "data-view").split()[0])
        boxes = []
        for sign in data_of(page)[1]["names"][lang]:
            if sign["of"] in shown:
                x, y = (sign["at"][axis] * scale + sign["by"][axis] for axis in (0, 1))
                (wide, high) = sign["half"]
                boxes.append((sign["of"], x - wide, y - high, x + wide, y + high))
        assert len(boxes) == len(shown) > 8
        assert [
            (one[0], two[0])
            for i, one in enumerate(boxes)
            for two in boxes[:i]
            if one[1] < two[3] and two[1] < one[3] and one[2] < two[4] and two[2] < one[4]
        ] == []
        page.click("#language")


def test_what_is_pointed_at_or_chosen_is_named(opened, demo):
    """A name that had no room shows when the mouse comes to its mark, or a button opens its line."""
    page = opened(demo, {"width": 800, "height": 600})
    drawing, data = data_of(page)
    shown = names_shown(page)
    hidden = next(one for one in drawing["nodes"] if one["id"] not in shown)
    page.mouse.move(*spot_of(page, hidden["x"], hidden["y"]))
    assert hidden["id"] in names_shown(page)
    page.mouse.move(5, 5)
    assert hidden["id"] not in names_shown(page)
    line = next(edge["id"] for edge in data["edges"] if edge["id"] not in shown)
    page.locator(f'button[data-edge="{line}"]').first.click()
    assert line in names_shown(page)


def test_a_click_on_a_name_chooses_what_it_names(opened, demo):
    """The words are as good as the mark."""
    page = opened(demo)
    shown = names_shown(page)
    scale = float(page.get_attribute("#canvas", "data-view").split()[0])
    sign = next(one for one in data_of(page)[1]["names"]["en"] if one["of"] in shown)
    page.mouse.click(*spot_of(page, *(sign["at"][axis] + sign["by"][axis] / scale for axis in (0, 1))))
    page.wait_for_function(f"document.getElementById('panel').dataset.chosen === '{sign['of']}'")


def test_the_picture_can_be_saved(opened, demo):
    """The button gives a PNG with heading and citation."""
    page = opened(demo)
    with page.expect_download() as download:
        page.click("#png")
    saved = download.value.path().read_bytes()
    assert saved.startswith(b"\x89PNG")
    assert len(saved) > 20_000


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_nothing_stands_out_of_the_screen(opened, demo, size):
    """No sideways scrolling of the page, whatever the width."""
    page = opened(demo, size)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_hostile_texts_run_nothing(opened, hostile, tmp_path):
    """Labels, ids, headings, titles, quotes and links of an attacker are shown as they are."""
    path = tmp_path / "hostile.html"
    write_view(hostile, path, [f"{ID}firm/victim"], title="</title><img src=x onerror=window.hacked=1>")
    page = opened(path)
    for lang in ("en", "zh"):
        for button in page.locator("button.link").all():
            button.click()
        page.focus("#canvas")
        for key in ("ArrowRight", "ArrowDown", "ArrowRight"):
            page.keyboard.press(key)
        page.fill("#search", "script" if lang == "en" else "金风")
        page.press("#search", "Enter")
        page.click("#language")
    page.locator("#rows button").first.click()
    page.locator("#panel summary").first.click()
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, iframe, svg[onload], a[href^=javascript]").count() == 0
    assert page.inner_text("h1") == "</title><img src=x onerror=window.hacked=1>"
    assert "<script>window.hacked=1</script>" in page.inner_text("#rows")
