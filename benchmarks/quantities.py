"""How well quantities are read, on suites that lie beside the project: `python -m benchmarks.quantities`."""

from __future__ import annotations

import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import click

from benchmarks import quantities_speed
from benchmarks.quantities_judge import judge
from benchmarks.quantities_suites import Item, load

_HERE = Path(__file__).parent
_SUITES = _HERE.parents[1] / "shared" / "corpus" / "quantities"
_DIFFERENCES = _HERE / "quantities_differences.toml"
_SHOWN = 60  # characters of a text or an expectation in a list
_ALL = "all"


class Result(NamedTuple):
    """An item with what is wrong about its reading, "" where nothing is; `intended` if on purpose."""

    item: Item
    failure: str
    intended: bool


@click.command(help=__doc__)
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path), default=_SUITES)
@click.option("--wrong", metavar="SUITE", help="List the wrong items of a suite; `all` lists every suite's.")
@click.option("--speed", is_flag=True, help="Measure the speed beside other readers instead.")
def main(folder: Path, wrong: str | None, speed: bool) -> None:  # noqa: FBT001 - a flag of the command line
    """Print the table, the wrong items, or the speed."""
    items = load(folder)
    if speed:
        click.echo("\n".join(quantities_speed.report([item.text for item in items if item.how == "value"])))
        return
    results = _judged(items)
    if wrong:
        click.echo("\n".join(_wrong(result for result in results if wrong in {result.item.suite, _ALL})))
        return
    click.echo("\n".join([*_table(results), *_stale(results)]))


def _judged(items: Iterable[Item]) -> list[Result]:
    differences = _differences()
    return [
        Result(item, judge(item), (item.suite, item.text) in differences)
        if item.in_domain
        else Result(item, "", False)  # noqa: FBT003 - as above
        for item in items
    ]


def _differences() -> dict[tuple[str, str], str]:
    """Return the reason of every intended difference by its suite and text."""
    listed = tomllib.loads(_DIFFERENCES.read_text(encoding="utf-8")).get("difference", [])
    return {(each["suite"], each["text"]): each["reason"] for each in listed}


def _table(results: list[Result]) -> list[str]:
    by_suite: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        by_suite[result.item.suite].append(result)
    head = f"{'suite':42}{'right':>7}{'wrong':>7}{'meant':>7}{'out':>6}{'share':>9}  wrong because"
    return [head, *(_line(suite, each) for suite, each in by_suite.items()), _line("together", results)]


def _line(suite: str, results: list[Result]) -> str:
    """Return a line: the share is of all items in the domain; what differs on purpose is wrong there."""
    inside = [result for result in results if result.item.in_domain]
    wrong = [result for result in inside if result.failure and not result.intended]
    meant = sum(1 for result in inside if result.failure and result.intended)
    right = len(inside) - len(wrong) - meant
    share = f"{100 * right / len(inside):8.1f}%" if inside else f"{'-':>9}"
    causes = Counter(result.failure for result in wrong).most_common()
    told = ", ".join(f"{cause} {count}" for cause, count in causes)
    out = len(results) - len(inside)
    return f"{suite:42}{right:7}{len(wrong):7}{meant:7}{out:6}{share}  {told}".rstrip()


def _wrong(results: Iterable[Result]) -> Iterable[str]:
    for item, failure, intended in results:
        if failure:
            why = "meant: " if intended else ""
            wanted = f"(expected {item.expect!s:.{_SHOWN * 3}})"
            yield f"{item.suite}  {item.text[:_SHOWN]!r}  {why}{failure}  {wanted}"


def _stale(results: Iterable[Result]) -> Iterable[str]:
    """Say which intended differences are none any more."""
    for item, failure, intended in results:
        if intended and not failure:
            yield f"no difference any more: {item.suite} {item.text!r}; take it out of {_DIFFERENCES.name}"


if __name__ == "__main__":
    main()
