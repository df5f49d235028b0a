"""### Read a stretch of history again

**Purpose.** Reads what happened between two dates once more, slice by slice, loads it, and builds,
checks and publishes once at the end. For a source that corrected its past without saying so, or
for what was changed while nobody could read it. What did not change adds nothing. A first load needs
no backfill: `daily_warehouse` starts at `COUNTINGHOUSE_START`.
**Owner.** data. **When.** By hand: *Trigger*, then fill in the form.

| parameter | meaning |
|---|---|
| `from`, `to` | a date (midnight in the business zone) or an instant such as `2026-11-21T00:00:00Z`; `to` itself is not read |
| `by` | `created`: everything that came to be in that time; `modified`: everything that was changed in it |
| `slice_days` | each slice is read and committed by itself; smaller ones lose less when a source fails |

#### If it fails
Clear the red slice together with what is downstream of it: slices that are committed stay. The exit
codes and what to do are those of `daily_warehouse` (docs/runbooks/clear-and-rerun.md). The daily run
is not disturbed: both wait for each other at the warehouse.
"""

from datetime import UTC, datetime

from airflow.sdk import DAG, Param, get_current_context, task

from countinghouse_airflow import window
from countinghouse_airflow.sources import sources_in_use
from countinghouse_airflow.stations import DEFAULT_ARGUMENTS, MACROS, line, sliced_extraction
from countinghouse_airflow.tags import Tag

with DAG(
    dag_id="backfill",
    schedule=None,
    start_date=datetime(2020, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGUMENTS,
    user_defined_macros=MACROS,
    params={
        "from": Param(type="string", description="First date or instant that is read"),
        "to": Param(type="string", description="First date or instant that is not read any more"),
        "by": Param("created", enum=["created", "modified"], description="Which time counts"),
        "slice_days": Param(30, type="integer", minimum=1, maximum=366),
    },
    tags=[Tag.SALES, Tag.BY_HAND],
    doc_md=__doc__,
):

    @task(retries=0)
    def slices() -> list[dict[str, str]]:
        """The stretch of time as `--from` and `--to` of every slice."""
        return window.slices(get_current_context()["params"], window.business_zone())

    cut = slices()
    line([sliced_extraction(source, cut) for source in sources_in_use()])
