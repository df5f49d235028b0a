"""Queries, INSERT, UPDATE and DELETE: each becomes one statement of DuckDB.

What it becomes follows from its text and from the session's database and schema, so that is worked out once for each
of these. Whether its tables are there and whose lock is in the way is asked each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from fakesnow.checks import is_unqualified_table_expression
from fakesnow.statement_type import statement_type_id
from sqlglot import exp

from snowflake_emulator import errors, results, translate
from snowflake_emulator.duckdb_words import Place, duckdb_text, in_duckdb_words
from snowflake_emulator.letter_case import Names, check_case, names_in
from snowflake_emulator.results import Result
from snowflake_sql.check import REMEMBERED

if TYPE_CHECKING:
    import duckdb

    from snowflake_emulator.binds import Row
    from snowflake_emulator.session import Session
    from snowflake_sql.statements import Name

INSERTED, UPDATED, DELETED = (
    "number of rows inserted",
    "number of rows updated",
    "number of rows deleted",
)
MULTI_JOINED = "number of multi-joined rows updated"
QUERIES = (exp.Select, exp.SetOperation)


@dataclass(frozen=True)
class Plan:
    """What a statement becomes."""

    kind: type[exp.Expr]
    duckdb: str
    described: str
    """A query without bound values, for who only asks what it would answer."""
    takes_values: bool
    changed: Name
    """The table that a change changes, as it is written."""
    names: Names
    lacks: str
    """What the session must have, and has not: a current database or schema."""

    @property
    def is_query(self) -> bool:
        """Whether it only reads."""
        return issubclass(self.kind, QUERIES)

    @property
    def statement_type(self) -> int:
        """Snowflake's number for the kind of statement."""
        return statement_type_id(self.kind()) or results.SELECT


@lru_cache(maxsize=REMEMBERED)
def planned(
    sql: str, database: str | None, schema: str | None, values: tuple[tuple[str, str], ...]
) -> Plan | None:
    """Work out what a statement becomes; None for one of another kind.

    values are what CURRENT_ROLE() and its like mean. Raises SnowflakeError for what does not parse or is not known.
    """
    tree = translate.read(sql).tree
    if not isinstance(tree, (*QUERIES, exp.Insert, exp.Update, exp.Delete)):
        return None
    if tree.args.get("overwrite"):
        return None
    translate.put_session_values(tree, dict(values))
    place = Place(database, schema)
    kind, lacks, names = type(tree), _lacking(tree, place), names_in(tree, database, schema)
    changed = () if isinstance(tree, QUERIES) else translate.changed_table(tree)
    unbound = tree.transform(lambda node: exp.Null() if isinstance(node, exp.Placeholder) else node)
    tree = in_duckdb_words(tree, place)
    if "result_scan_sfqid" in tree.args:
        raise errors.unsupported("RESULT_SCAN")
    described = in_duckdb_words(unbound, place) if issubclass(kind, QUERIES) else tree
    return Plan(
        kind,
        duckdb_text(tree),
        duckdb_text(described),
        tree.find(exp.Placeholder) is not None,
        changed,
        names,
        lacks,
    )


def _lacking(tree: exp.Expr, place: Place) -> str:
    no_database, no_schema = is_unqualified_table_expression(tree)
    if no_database and not place.database:
        return "database"
    return "schema" if no_schema and not place.schema else ""


class PlainStatement:
    """One such statement in one session."""

    def __init__(self, session: Session, plan: Plan) -> None:
        self.session = session
        self.plan = plan

    def run(self, rows: list[Row], *, batch: bool, describe_only: bool) -> Result:
        """Do it, or say what it would answer."""
        if self.plan.lacks:
            raise errors.SnowflakeError(
                90105 if self.plan.lacks == "database" else 90106,
                "22000",
                f"Cannot perform it. This session does not have a current {self.plan.lacks}.",
            )
        check_case(self.session, self.plan.names)
        if describe_only:
            return self._describe()
        if self.plan.is_query:
            return results.of_arrow(
                self._execute(self.plan.duckdb, rows[0]).to_arrow_table(), self.plan.statement_type
            )
        return self._change(rows, batch=batch)

    def _describe(self) -> Result:
        if self.plan.is_query:
            found = self.session.duck.execute(f"select * from ({self.plan.described}) limit 0")
            return results.of_arrow(found.to_arrow_table(), self.plan.statement_type)
        is_insert = self.plan.kind is exp.Insert
        counted = results.count([INSERTED if is_insert else UPDATED], [0], 0)
        return Result(counted.columns, [], self.plan.statement_type, arrays_bind=is_insert)

    def _change(self, rows: list[Row], *, batch: bool) -> Result:
        table = self.session.table(self.plan.changed)
        if self.plan.kind is not exp.Insert:
            self.session.take_lock(table)
        self.session.begin_if_needed()
        with self.session.atomic():
            if batch:
                count = self._insert_batch(rows)
            else:
                ((count,),) = self._execute(self.plan.duckdb, rows[0]).fetchall()
        names = {exp.Insert: [INSERTED], exp.Delete: [DELETED]}.get(
            self.plan.kind, [UPDATED, MULTI_JOINED]
        )
        return results.count(names, [int(count), 0][: len(names)], self.plan.statement_type)

    def _insert_batch(self, rows: list[Row]) -> int:
        if self.plan.kind is not exp.Insert:
            raise errors.unsupported("arrays bound to anything but INSERT")
        self.session.duck.executemany(self.plan.duckdb, rows)
        return len(rows)

    def _execute(self, sql: str, row: Row) -> duckdb.DuckDBPyConnection:
        return self.session.duck.execute(sql, row if self.plan.takes_values else None)
