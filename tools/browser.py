"""Have a Chromium for the tests that open pages: ``python tools/browser.py``.

On Debian, as root, missing packages are installed. Elsewhere it says what the
tests will do without a browser. It never fails: the tests themselves decide.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
CHINESE = Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
WANTED = {CHROMIUM: "chromium", CHINESE: "fonts-noto-cjk"}


def main() -> int:
    missing = [package for file, package in WANTED.items() if not file.exists()]
    if not missing:
        return 0
    if shutil.which("apt-get") is None or os.geteuid() != 0:
        explain(missing, "this is no Debian, or you are not root")
        return 0
    print(f"installing {' '.join(missing)} for the tests that open pages")
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update", "-qq"], ["install", "-qq", "-y", "--no-install-recommends", *missing]):
        done = subprocess.run(["apt-get", *step], env=environment, check=False, **quiet)
        if done.returncode:
            explain(missing, (done.stderr.strip().splitlines() or ["apt-get failed"])[-1])
            return 0
    return 0


def explain(missing: list[str], reason: str) -> None:
    print(f"{' and '.join(missing)} not found ({reason}).", file=sys.stderr)
    print(
        "Tests that open a page are skipped; with CI set they fail. To run them: "
        f"apt-get install {' '.join(WANTED.values())}",
        file=sys.stderr,
    )


if __name__ == "__main__":
    sys.exit(main())
