"""Runs the task jars of Countinghouse as Airflow tasks.

The modules of the core (`java`, `guardian`, `task_process`, `child_environment`, `connections`,
`redaction`, `log_lines`, `exit_codes`, `run_report`, `window`) import nothing of Airflow and are
tested without it; `operator` and `stations` are the thin side that Airflow sees.
"""
