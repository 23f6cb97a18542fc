"""Draw the picture of the README from the founding documents: ``make picture``."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import policygraph
from policygraph.resources import resource

ROOT = Path(__file__).resolve().parent.parent
FOCUS = ("Little Giants", "Goldwind")


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "picture.html"
        with policygraph.open(Path(folder) / "workspace") as graph:
            graph.ingest(resource("seeds"))
            graph.view(page, FOCUS)
        with sync_playwright() as play:
            browser = play.chromium.launch(
                executable_path="/usr/bin/chromium",
                args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
            )
            tab = browser.new_page(viewport={"width": 1280, "height": 880})
            tab.goto(page.as_uri())
            tab.wait_for_timeout(1000)
            tab.screenshot(path=ROOT / "docs/goldwind.png")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
