"""How each program runs: command line, settings, log, run report, exit codes, as the task jars do it."""
