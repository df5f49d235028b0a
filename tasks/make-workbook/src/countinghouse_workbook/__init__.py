"""The packaged Tableau workbook of the published marts: made, checked, published.

Python, because Tableau supports its Hyper API and its server's client in Python only. Each of the
three programs keeps the contract of the task jars: settings from the environment, log lines as JSON
on standard error, a run report, and the same exit codes.
"""

VERSION = "0.1.0"
