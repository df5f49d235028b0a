"""Runs the task jars of Countinghouse as Airflow tasks.

The modules of the core import nothing of Airflow and are tested without it. `operator`, `notifier`
and `stations` are the thin side that Airflow sees.
"""
