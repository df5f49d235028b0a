"""The other statements of SQL proper: tables, views, transactions, MERGE, INSERT OVERWRITE and TRUNCATE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fakesnow.cursor import FakeSnowflakeCursor
from fakesnow.statement_type import statement_type_id
from sqlglot import exp

from snowflake_emulator import errors, results, translate
from snowflake_emulator.duckdb_words import Place, duckdb_text, in_duckdb_words
from snowflake_emulator.letter_case import check_case, names_in
from snowflake_emulator.plain_statement import DELETED, INSERTED, UPDATED
from snowflake_emulator.results import Result
from snowflake_emulator.tables import Full, copy_definition, forget_loads, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from snowflake_emulator.binds import Row
    from snowflake_emulator.session import Session


class SqlStatement:
    """One statement in one session."""

    def __init__(self, session: Session, sql: str) -> None:
        self.session = session
        self.sql = sql
        self.reading = translate.read(sql)
        self.tree = self.reading.tree
        translate.put_session_values(self.tree, dict(session.values_in(sql)))
        self.type = statement_type_id(self.tree)
        self.cursor = FakeSnowflakeCursor(session.connection, session.duck)

    def run(self, rows: list[Row], *, batch: bool, describe_only: bool) -> Result:
        """Do it, or say what it would answer."""
        if batch:
            raise errors.unsupported("arrays bound to anything but INSERT")
        connection = self.session.connection
        self.cursor.check_db_and_schema(self.tree)
        check_case(self.session, names_in(self.tree, connection.database, connection.schema))
        if describe_only:
            return self._describe()
        match self.tree:
            case exp.Transaction() | exp.Commit() | exp.Rollback():
                return self._transaction()
            case exp.Create() | exp.Drop() | exp.Alter():
                self.session.end_transaction(commit=True)
                return self._ddl()
            case exp.TruncateTable():
                return self._truncate()
            case exp.Insert() | exp.Merge():
                return self._change(rows[0])
            case exp.Use():
                self._execute(self.tree, [])
                return results.status(statement_type=results.SETTING)
            case _:
                self._execute(self.tree, rows[0])
                return results.of_arrow(self._found(), self.type or results.SELECT)

    def remake_view(self, view: Full) -> None:
        """Make a view anew under another name; what it reads unqualified lies in its new schema."""
        renamed = exp.Table(
            **{
                part: exp.to_identifier(name, quoted=True)
                for part, name in zip(("catalog", "db", "this"), view, strict=True)
            }
        )
        written = translate.parsed(self.sql)
        columns = written.this
        if isinstance(columns, exp.Schema):
            columns.set("this", renamed)
        else:
            written.set("this", renamed)
        translate.qualify_view(written)
        self.tree = written
        comments = _take_comments(written)
        self._execute(written, [])
        self._put_comments(view, comments)

    def _describe(self) -> Result:
        if isinstance(self.tree, exp.Insert):
            return Result(results.count([INSERTED], [0], self.type).columns, [], self.type)
        if isinstance(self.tree, exp.Merge):
            return Result(results.count([UPDATED], [0], self.type).columns, [], self.type)
        return Result(results.status().columns, [], self.type or results.DDL)

    def _transform(self, tree: exp.Expr) -> Iterator[exp.Expr]:
        connection = self.session.connection
        place = Place(connection.database, connection.schema, self.session.duck)
        for part in self.cursor._transform_explode(tree):  # noqa: SLF001
            yield in_duckdb_words(part, place)

    def _execute(self, tree: exp.Expr, row: Row) -> None:
        for part in self._transform(tree):
            duckdb_text(part)  # the cursor would drop what DuckDB has no words for
            bound = list(row) if part.find(exp.Placeholder) else None
            self.cursor._execute(part, bound)  # noqa: SLF001
        self.session.connection.results_cache.clear()

    def _found(self):
        found = self.cursor._arrow_table  # noqa: SLF001
        if found is None:
            raise errors.unsupported("a statement without an answer")
        return found

    def _transaction(self) -> Result:
        if isinstance(self.tree, exp.Transaction):
            self.session.begin()
        else:
            self.session.end_transaction(commit=isinstance(self.tree, exp.Commit))
        return results.status(statement_type=results.TRANSACTION)

    def _ddl(self) -> Result:
        target = self._target()
        comments = _take_comments(self.tree)
        copied = self._copied()
        if isinstance(self.tree, exp.Drop) and self.tree.kind == "TABLE":
            forget_loads(self.session.duck, self.session.stored(target).history)
        try:
            if copied:
                self._create_like(target, *copied)
            elif not self._is_there_already(target):
                self._define(target)
        finally:
            is_renamed = self.tree.find(exp.AlterRename) is not None
            self.session.warehouse.columns.changed(*(() if is_renamed else target))
        self._put_comments(target, comments)
        self._forget(target)
        return results.status(f"{target[-1]}: statement executed successfully.")

    def _define(self, target: Full) -> None:
        tables = self.session.warehouse.tables
        self._execute(self.tree, [])
        if isinstance(self.tree, exp.Create):
            tables.created(target, self.reading.keys)
            if self.tree.kind == "TABLE":
                forget_loads(self.session.duck, self.session.stored(target).history)
            if self.tree.kind == "VIEW":
                tables.views[target] = self.sql

    def _put_comments(self, target: Full, comments: dict[tuple[str, ...], exp.Expr]) -> None:
        said = [
            f"comment on {'column' if column else self.tree.args['kind']} {quoted(*target, *column)}"
            f" is {comment.sql(dialect='duckdb')}"
            for column, comment in comments.items()
        ]
        if said:
            self.session.duck.execute("; ".join(said))

    def _is_there_already(self, target: Full) -> bool:
        if not (isinstance(self.tree, exp.Create) and self.tree.args.get("exists")):
            return False
        sql = (
            "select 1 from (select database_name, schema_name, table_name from duckdb_tables() union all"
            " select database_name, schema_name, view_name from duckdb_views())"
            " where (database_name, schema_name, table_name) = (?, ?, ?)"
        )
        return bool(self.session.duck.execute(sql, list(target)).fetchone())

    def _copied(self) -> tuple[Full, bool] | None:
        """Return the table that CREATE TABLE … LIKE | CLONE copies, and whether with its rows."""
        if not isinstance(self.tree, exp.Create):
            return None
        clone = self.tree.args.get("clone")
        like = self.tree.find(exp.LikeProperty)
        if clone:
            return self.session.table(translate.name_of(clone.this)), True
        return (self.session.table(translate.name_of(like.this)), False) if like else None

    def _create_like(self, target: Full, source: Full, rows: bool) -> None:
        duck = self.session.duck
        if self.tree.args.get("replace"):
            duck.execute(f"drop table if exists {quoted(*target)}")
        copy_definition(duck, source, target)
        if rows:
            duck.execute(f"insert into {quoted(*target)} from {quoted(*source)}")
        self.session.warehouse.tables.created(
            target, self.session.warehouse.tables.keys.get(source, [])
        )

    def _forget(self, target: Full) -> None:
        tables = self.session.warehouse.tables
        if isinstance(self.tree, exp.Drop):
            tables.forget(*target)
            self.session.warehouse.account.forget(target)
        elif isinstance(self.tree, exp.Alter) and (renamed := self.tree.find(exp.AlterRename)):
            tables.exchange(target, self.session.table(translate.name_of(renamed.this)))

    def _target(self) -> Full:
        node = self.tree.this or self.tree.args["tables"][0]
        if len(self.tree.args.get("tables") or []) > 1:
            raise errors.unsupported("DROP of more than one table")
        node = node.this if isinstance(node, exp.Schema) else node
        kind = str(self.tree.args.get("kind") or "table")
        return self.session.full(translate.name_of(node), kind)  # type: ignore[return-value]

    def _truncate(self) -> Result:
        if self.session.in_transaction:
            raise errors.unsupported("TRUNCATE within a transaction")
        for table in self.tree.expressions:
            name = self.session.table(translate.name_of(table))
            self.session.take_lock(name)
            self._execute(exp.Delete(this=table.copy()), [])
            forget_loads(self.session.duck, self.session.stored(name).history)
        return results.status()

    def _change(self, row: Row) -> Result:
        target = self.session.table(translate.changed_table(self.tree))
        self.session.take_lock(target)
        self.session.begin_if_needed()
        with self.session.atomic():
            if isinstance(self.tree, exp.Merge):
                return self._merge(row)
            return self._overwrite(target, row)

    def _overwrite(self, target: Full, row: Row) -> Result:
        """The query is read before the table is emptied: it may read that very table."""
        insert = self.tree.copy()
        query = insert.expression.copy()
        duck = self.session.duck
        (source,) = self._transform(query)
        duck.execute(
            f"create or replace temp table _emulator_overwrite as {duckdb_text(source)}",
            row or None,
        )
        columns = ""
        if isinstance(insert.this, exp.Schema):
            columns = f"({', '.join(quoted(translate.identifier(column)) for column in insert.this.expressions)})"
        duck.execute(f"delete from {quoted(*target)}")
        found = duck.execute(
            f"insert into {quoted(*target)} {columns} from temp._emulator_overwrite"
        ).fetchone()
        duck.execute("drop table temp._emulator_overwrite")
        return results.count([INSERTED], [int(found[0]) if found else 0], self.type)

    def _merge(self, row: Row) -> Result:
        """Run MERGE on DuckDB's own, after the check that Snowflake makes for rows matched twice."""
        duck = self.session.duck
        merge = self.tree
        if any(when.args.get("matched") for when in merge.args["whens"].expressions):
            self._refuse_rows_matched_twice(merge, row)
        connection = self.session.connection
        merge = in_duckdb_words(merge.copy(), Place(connection.database, connection.schema))
        found = duck.execute(f"{duckdb_text(merge)} returning merge_action", row or None).fetchall()
        actions = [action for (action,) in found]
        whens = [when.args["then"] for when in self.tree.args["whens"].expressions]
        kinds = {
            exp.Insert: ("INSERT", INSERTED),
            exp.Update: ("UPDATE", UPDATED),
            exp.Var: ("DELETE", DELETED),
        }
        wanted = [kinds[kind] for kind in kinds if any(isinstance(then, kind) for then in whens)]
        return results.count(
            [name for _, name in wanted], [actions.count(action) for action, _ in wanted], self.type
        )

    def _refuse_rows_matched_twice(self, merge: exp.Expr, row: Row) -> None:
        target, source = merge.this, merge.args["using"]
        twice = (
            exp.select("1 as twice")
            .from_(target.copy())
            .join(source.copy(), on=merge.args["on"].copy())
            .group_by(exp.column("rowid", table=target.alias_or_name))
            .having("count(*) > 1")
            .limit(1)
        )
        (transformed,) = self._transform(twice)
        if self.session.duck.execute(duckdb_text(transformed), row or None).fetchone():
            raise errors.SnowflakeError(
                100090, "42P18", "Duplicate row detected during DML action."
            )


def _take_comments(tree: exp.Expr) -> dict[tuple[str, ...], exp.Expr]:
    """Take the comments of a new table or view, and of its columns, away from the statement."""
    comments: dict[tuple[str, ...], exp.Expr] = {}
    properties = tree.args.get("properties")
    for entry in list(properties.expressions) if properties else []:
        if isinstance(entry, exp.SchemaCommentProperty):
            comments[()] = entry.pop().this
    if properties and not properties.expressions:
        tree.set("properties", None)
    columns = tree.this.expressions if isinstance(tree.this, exp.Schema) else []
    for column in columns:
        for constraint in list(column.args.get("constraints") or []):
            if isinstance(constraint.kind, exp.CommentColumnConstraint):
                comments[translate.identifier(column.this),] = constraint.pop().kind.this
    return comments
