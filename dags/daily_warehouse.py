"""### Yesterday's sales, from shop and till to the published marts

**Purpose.** Reads what changed at every source since the last run, loads it, builds the marts
beside the published ones, checks them to the cent, and publishes them only when they pass.
**Owner.** data. **When.** Daily at 03:00 of the business zone (`COUNTINGHOUSE_TIMEZONE`).

**A source that is down** freezes only itself: the rest is published, and the run still ends
failed. What was missed is read by the next run, without anybody's help.

#### If it fails
The red task's log ends with the exit code, what was wrong, where, and what to do.

| exit code | means | do this | more |
|---|---|---|---|
| 64 | DAGs and jars do not fit together | install both from the same release, clear the task | upgrade.md |
| 65 | data breaks its contract | mend the record that the log names (or the rule), clear the task | clear-and-rerun.md |
| 70 | a defect in Countinghouse | report it with the log; published marts are untouched | clear-and-rerun.md |
| 75, killed | busy, away, out of memory | was tried 4 times; clear the task when the source answers | a-source-is-down.md |
| 77 | refused by the source (401, 403) | mend the connection's key or its rights, clear the task | rotate-a-key.md |
| 78 | a setting is missing or wrong | mend the setting or connection that the log names, clear | clear-and-rerun.md |

*Clear* a task together with what is downstream of it; nothing is counted twice.
`check` red: yesterday's marts stay; the log lists rule and figures. Mend the cause, or lift a benign
finding with `check-marts --accept RULE --until DATE --reason TEXT`, then clear `check`. Closed months
that changed: history-changed.md. The warehouse file is damaged: back-up-and-restore.md, or
rebuild-from-the-lake.md.
`complete` orange: nothing is wrong with it; it says that another task failed.
`report`, `workbook` or `publish_workbook` red: the marts are published all the same, and yesterday's
report and workbook are still there; mend what its log names and clear it.
`notify` tells people through the connection `notify_default`: a failed run, a held publication, and
when all is well again. Pink: nobody could be told, or its connection cannot be used; its log says
why, and what it would have said.

The pages named here lie in `docs/runbooks` of the repository.
"""

from datetime import UTC, datetime

from airflow.sdk import DAG
from airflow.timetables.interval import CronDataIntervalTimetable

from countinghouse_airflow.sources import sources_in_use
from countinghouse_airflow.stations import DEFAULT_ARGUMENTS, MACROS, daily_extraction, line
from countinghouse_airflow.tags import Tag
from countinghouse_airflow.window import business_zone

with DAG(
    dag_id="daily_warehouse",
    schedule=CronDataIntervalTimetable("0 3 * * *", timezone=business_zone()),
    start_date=datetime(2020, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULT_ARGUMENTS,
    user_defined_macros=MACROS,
    tags=[Tag.SALES, Tag.DAILY],
    doc_md=__doc__,
):
    line([daily_extraction(source) for source in sources_in_use()])
