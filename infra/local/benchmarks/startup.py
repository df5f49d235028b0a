"""Start-up: what a task costs that has nothing to do."""

from __future__ import annotations

from bench_page import Section
from bench_shop import SMALL_HEADS, Shop
from benchmarks.figures import FOLDER, best, cpu, in_turns, median, ratio
from screen import Screen

ROUNDS = 10
AIM = 0.5


def measure(screen: Screen, smaller: int) -> Section:
    """What a task costs that has nothing to do, against the same jar without the launcher."""
    del smaller  # there is nothing to make smaller
    section = Section(
        "Start-up",
        "A task that has nothing to do: it opens the warehouse, asks, and ends. `countinghouse TASK` (class archive, "
        "first compiler, serial collector) against `java -jar TASK.jar`, in turns.",
        ["task", "best s", "median s", "CPU s", "`java -jar` best s", "median s", "CPU s", "times"],
    )
    with Shop(200, FOLDER / "start-up") as shop:
        _line(shop)
        for task, *options in (
            ("load-staging",),
            ("publish-marts", "--build", "bench"),
            ("migrate-warehouse",),
            ("extract-woocommerce", "--check"),
        ):
            with screen.step(f"Start-up of {task}"):
                mine, plain = in_turns(
                    ROUNDS,
                    lambda t=task, o=options: shop.task(t, *o),
                    lambda t=task, o=options: shop.plain(t, *o),
                )
            section.row(
                task,
                best(mine),
                median(mine),
                cpu(mine),
                best(plain),
                median(plain),
                cpu(plain),
                ratio(mine, plain),
            )
            if task == "load-staging":
                section.verdict(
                    f"Task floor {best(mine)} s, median {median(mine)} s", float(best(mine)) <= AIM,
                    f"{AIM} s",
                )  # fmt: skip
    return section


def _line(shop: Shop) -> None:
    """From the shop to published marts."""
    for head in ("orders", *SMALL_HEADS):
        shop.extract(head)
    shop.task("migrate-warehouse")
    shop.task("load-staging")
    no_refunds = ("--until", "9999-12-31", "--reason", "The served shop has no list of refunds.")
    shop.task("check-marts", "--accept", "freshness-lost", *no_refunds)
    for task in ("build-marts", "check-marts", "publish-marts"):
        shop.task(task, "--build", "bench")
