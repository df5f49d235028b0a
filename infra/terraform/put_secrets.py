"""Puts Airflow's connections into AWS Secrets Manager: see `put-secrets`."""

from __future__ import annotations

import os
import subprocess
import sys

from countinghouse_airflow.connections import as_airflow_variables


def put(prefix: str) -> list[str]:
    """Puts every connection that the settings give, its value over standard input; returns their names.

    Raises:
        subprocess.CalledProcessError: when the AWS CLI refuses.
    """
    names = []
    for variable, value in as_airflow_variables(os.environ).items():
        name = f"{prefix}/{variable.removeprefix('AIRFLOW_CONN_').lower()}"
        command = ["aws", "secretsmanager", "put-secret-value", "--secret-id", name]
        subprocess.run(
            [*command, "--secret-string", "file:///dev/stdin"],
            input=value.encode(),
            stdout=subprocess.DEVNULL,
            check=True,
        )
        names.append(name)
    return names


if __name__ == "__main__":
    try:
        done = put(sys.argv[1])
    except (OSError, subprocess.CalledProcessError) as refused:
        sys.exit(f"put-secrets: the AWS CLI did not take it: {refused}")
    if not done:
        sys.exit("put-secrets: no COUNTINGHOUSE_… setting of a connection is set in this shell")
    for name in done:
        print(f"put {name}")
