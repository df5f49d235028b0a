"""Asks DuckDB files by the driver of the task jars, since Airflow's environment has none."""

from __future__ import annotations

import subprocess
from pathlib import Path

_SOURCE = """
import java.sql.*;
public class Ask {
  public static void main(String[] words) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + words[0]);
        Statement statement = connection.createStatement()) {
      for (int query = 1; query < words.length; query++) {
        try (ResultSet rows = statement.executeQuery(words[query])) {
          rows.next();
          System.out.println(rows.getString(1));
        }
      }
    }
  }
}
"""


class Asker:
    """A small Java program, compiled once."""

    def __init__(self, java_home: Path, driver: Path, folder: Path) -> None:
        folder.mkdir()
        self._java = java_home / "bin" / "java"
        self._class_path = f"{folder}:{driver}"
        folder.joinpath("Ask.java").write_text(_SOURCE)
        subprocess.run([java_home / "bin/javac", "Ask.java"], cwd=folder, check=True)

    def first(self, file: Path | str, *queries: str) -> list[str]:
        """The first value of each query; `null` for none. The file may be empty: in memory."""
        done = subprocess.run(
            [
                self._java,
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                *("-cp", self._class_path, "Ask", str(file)),
                *queries,
            ],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()
