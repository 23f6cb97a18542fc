"""Time the commands people wait for: ``make bench``.

Each command runs as a whole process, several times; the figure is user plus
system CPU seconds (median, least), also as a ratio to starting Python, so that
runs on two machines can be compared. ``--record`` writes docs/bench.md.
"""

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOL = [sys.executable, "-m", "policygraph"]
LIMITS = {"--help": 0.12, "cold query": 0.25, "ingest of the five seeds": 3.0}


def cpu_seconds(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(runs: int) -> dict[str, list[float]]:
    seeds = sorted(str(p) for p in (ROOT / "seeds").glob("*.txt"))
    figures: dict[str, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        space = [*TOOL, "--workspace"]
        ready = str(Path(folder) / "ready")
        subprocess.run([*space, ready, "--quiet", "ingest", *seeds], check=True, stdout=subprocess.DEVNULL)
        question = ["query", "suppliers-of-firm", "-p", "firm=Goldwind"]
        for number in range(runs):
            fresh = str(Path(folder) / f"fresh-{number}")
            subprocess.run([*space, fresh, "--quiet", "ingest", "--dry-run", seeds[1]], check=False,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
            for label, command in (
                ("python -c pass", [sys.executable, "-c", "pass"]),
                ("--help", [*TOOL, "--help"]),
                ("cold query", [*space, ready, *question]),
                ("extract, five seeds", [*TOOL, "extract", *seeds, "--format", "jsonl"]),
                ("ingest of the five seeds", [*space, fresh, "--quiet", "ingest", *seeds]),
                ("rebuild", [*space, ready, "--quiet", "rebuild"]),
            ):
                figures.setdefault(label, []).append(cpu_seconds(command))
    return figures


def table(figures: dict[str, list[float]]) -> str:
    base = statistics.median(figures["python -c pass"])
    rows = ["| command | median CPU s | least | × Python's start | limit |", "|---|---|---|---|---|"]
    for label, values in figures.items():
        middle = statistics.median(values)
        rows.append(
            f"| {label} | {middle:.3f} | {min(values):.3f} | {middle / base:.1f} | {LIMITS.get(label, '')} |"
        )
    return "\n".join(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--record", action="store_true", help="write docs/bench.md")
    args = parser.parse_args()
    os.environ["PYTHONDONTWRITEBYTECODE"] = ""
    result = table(measure(args.runs))
    print(result)
    if args.record:
        about = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        (ROOT / "docs/bench.md").write_text(
            f"# What was measured\n\n`make bench`, {args.runs} runs; {about}.\n\n{result}\n", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
