"""Puts statements as they were sent to the model of an account in infra/snowflake/tests: who may send them?

What each kind of statement needs is said by docs.snowflake.com («Access control privileges», and the page of
each statement). A temporary table needs no more than USAGE of its schema, and belongs to its session.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

import sqlglot
from account import OWNERSHIP, Account, RefusedError, Thing
from sqlglot import exp
from statements import bootstrap

from snowflake_sql.copy_statement import CopyInto, read_copy
from snowflake_sql.infer_schema import InferSchema, read_infer_schema
from snowflake_sql.lexer import statements
from snowflake_sql.session_functions import OwnQueryTags, Wait, read_session_function
from snowflake_sql.statements import (
    AddKey,
    AlterKey,
    Comment,
    CreateContainer,
    Grant,
    Name,
    SetParameters,
    ShowGrants,
    ShowKeys,
    ShowParameters,
    ShowSchemas,
    Swap,
    UnsetParameters,
    UseContext,
    read_statement,
)

DATABASE = "countinghouse"
_SESSION = re.compile(r"^-- Session \d+, (\w+)$", re.MULTILINE)


def bootstrapped() -> Account:
    """An account after the numbered files of infra/snowflake."""
    account = Account()
    for statement in bootstrap():
        account.run(statement.text)
    return account


def sessions(text: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the role and the statements of each session of a golden file of what was sent."""
    parts = _SESSION.split(text)
    for role, part in zip(parts[1::2], parts[2::2], strict=True):
        yield (
            role.lower(),
            [part[cut[0].start : cut[-1].end] for cut in statements(part)],
        )


@cache
def _read(sql: str) -> object:
    """What a statement says: one of the grammars of this project, or a tree of the general parser."""
    (tokens,) = statements(sql)
    return (
        read_copy(tokens)
        or read_infer_schema(tokens)
        or read_session_function(tokens)
        or read_statement(tokens)
        or sqlglot.parse_one(sql, dialect="snowflake")
    )


@dataclass
class Session:
    """One session in the model: its role, its schema, its temporary tables.

    Where `called` has another name for a schema, that one is meant: a build is made ten times by one text.
    """

    account: Account
    role: str
    called: Mapping[str, str] = field(default_factory=dict)
    schema: str = "staging"
    temporary: set[str] = field(default_factory=set)

    def send(self, sql: str) -> None:
        """Do in the model what a statement would do.

        Raises:
            RefusedError: when the role may not, or something is not there.
            ValueError: for a statement whose needs are not known here.
        """
        self.account.role = self.role
        read = _read(sql)
        if isinstance(read, exp.Expr):
            self._query(read)
        else:
            _SPECIAL[type(read)](self, read)

    def name(self, parts: Name) -> str:
        """The full name of a table or of something else in a schema."""
        database, schema, last = ((DATABASE, self.schema)[: max(3 - len(parts), 0)] + parts)[-3:]
        return f"{database}.{self._called(schema)}.{last}".lower()

    def schema_name(self, schema: str) -> str:
        """The full name of a schema."""
        return f"{DATABASE}.{self._called(schema)}"

    def _called(self, schema: str) -> str:
        return self.called.get(schema.lower(), schema.lower())

    def demand(self, privilege: str, kind: str, name: str) -> None:
        """Refuse what the role may not."""
        thing = self.account.find(kind, name)
        if kind == "table" and thing is None:
            thing = self.account.find("view", name)
        if thing is None:
            raise RefusedError(f"{kind} {name} does not exist")
        if not self._may(privilege, thing):
            raise RefusedError(f"{self.role} lacks {privilege} on {kind} {name}")

    def _may(self, privilege: str, thing: Thing) -> bool:
        return self.account.may(self.role, privilege, thing)

    def demand_usage(self, schema: str) -> None:
        """Refuse a schema that the role may not use."""
        self.demand("usage", "schema", self.schema_name(schema))

    def _query(self, tree: exp.Expr) -> None:
        match tree:
            case exp.Create():
                self._create(tree)
            case exp.Drop():
                self._drop(tree)
            case exp.Alter():
                self.demand(OWNERSHIP, "table", self._table(tree.this))
            case exp.Use():
                self.schema = tree.this.name.lower()
                self.demand_usage(self.schema)
            case exp.Insert() | exp.Update() | exp.Delete():
                self._write(tree)
            case exp.Select() | exp.SetOperation():
                self._read(tree)
            case exp.Show() if tree.args.get("scope"):
                self.demand_usage(tree.args["scope"].name)
            case exp.Transaction() | exp.Commit() | exp.Rollback():
                pass
            case _:
                raise ValueError(f"what does it need? {tree.sql(dialect='snowflake')}")

    def _create(self, tree: exp.Create) -> None:
        table = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
        name = self._table(table)
        if tree.expression:
            self._read(tree.expression)
        if tree.find(exp.TemporaryProperty):
            self.demand_usage(name.split(".")[1])
            self.temporary.add(name)
            return
        guard = "if not exists " if tree.args.get("exists") else ""
        self.account.run(f"create {tree.kind.lower()} {guard}{name}")

    def _drop(self, tree: exp.Drop) -> None:
        (dropped,) = tree.args["tables"]
        if tree.kind == "SCHEMA":
            name = self.schema_name(dropped.name or dropped.db)
        else:
            name = self._table(dropped)
        if name in self.temporary:
            self.temporary.remove(name)
        else:
            guard = "if exists " if tree.args.get("exists") else ""
            self.account.run(f"drop {tree.kind.lower()} {guard}{name}")

    def _write(self, tree: exp.Expr) -> None:
        target = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
        name = self._table(target)
        if name not in self.temporary:
            self.demand(type(tree).__name__.lower(), "table", name)
        self._read(tree, target)

    def _read(self, tree: exp.Expr, written: exp.Table | None = None) -> None:
        """The tables that a statement reads; a common one is its own, and a function is none."""
        common = {one.alias.lower() for one in tree.find_all(exp.CTE)}
        for table in tree.find_all(exp.Table):
            is_common = not table.db and table.name.lower() in common
            is_catalogue = table.db.lower() == "information_schema"  # shows each role its own
            if (
                table is written
                or is_common
                or is_catalogue
                or not isinstance(table.this, exp.Identifier)
            ):
                continue
            name = self._table(table)
            if name not in self.temporary:
                self.demand("select", "table", name)

    def _table(self, table: exp.Table) -> str:
        parts = [part.name for part in table.parts]
        return self.name(tuple(parts))

    def copy(self, statement: CopyInto | InferSchema) -> None:
        """COPY and INFER_SCHEMA need the stage and the file format; COPY its table too."""
        self.demand("usage", "stage", self.name(statement.stage))
        if isinstance(statement, CopyInto):
            target = self.name(statement.target)
            if target not in self.temporary:
                self.demand("insert", "table", target)
            format_name = str(statement.options["FILE_FORMAT"]).split("FORMAT_NAME=")[1]
            file_format = tuple(format_name.strip("[]'\"").split("."))
        else:
            file_format = statement.file_format
        self.demand("usage", "file format", self.name(file_format))

    def create_container(self, statement: CreateContainer) -> None:
        """CREATE SCHEMA, which becomes the current one."""
        guard = "if not exists " if statement.if_not_exists else ""
        self.account.run(f"create schema {guard}{self.schema_name(statement.name[-1])}")
        self.schema = statement.name[-1].lower()

    def grant(self, statement: Grant) -> None:
        """GRANT of privileges to a role."""
        kind = statement.kind.lower()
        what = f"all {kind}s in schema" if statement.scope else kind
        schema = self.schema_name(statement.name[-1])
        for privilege in statement.privileges:
            self.account.run(
                f"grant {privilege.lower()} on {what} {schema} to role {statement.grantee[-1].lower()}"
            )

    def swap(self, statement: Swap) -> None:
        """ALTER SCHEMA … SWAP WITH …."""
        one, other = (self.schema_name(name[-1]) for name in (statement.left, statement.right))
        self.account.run(f"alter schema {one} swap with {other}")

    def key(self, statement: AddKey | AlterKey) -> None:
        """ALTER TABLE … PRIMARY KEY and the like."""
        self.demand(OWNERSHIP, "table", self.name(statement.table))

    def comment(self, statement: Comment) -> None:
        """COMMENT ON …."""
        parts = statement.name[:-1] if statement.kind == "COLUMN" else statement.name
        name = self.name(parts)
        if name not in self.temporary:
            kind = "view" if self.account.find("view", name) else "table"
            self.demand(OWNERSHIP, kind, name)

    def show(self, statement: ShowGrants | ShowKeys) -> None:
        """SHOW … of a schema, which must be one that the role may use."""
        self.demand_usage(statement.name[-1].lower())

    def nothing(self, _: object) -> None:
        """Whatever every session may do."""


_SPECIAL: dict[type, Callable[[Session, object], None]] = {
    CopyInto: Session.copy,
    InferSchema: Session.copy,
    CreateContainer: Session.create_container,
    Grant: Session.grant,
    Swap: Session.swap,
    AddKey: Session.key,
    AlterKey: Session.key,
    Comment: Session.comment,
    ShowGrants: Session.show,
    ShowKeys: Session.show,
    ShowParameters: Session.nothing,
    ShowSchemas: Session.nothing,
    SetParameters: Session.nothing,
    UnsetParameters: Session.nothing,
    UseContext: Session.nothing,
    OwnQueryTags: Session.nothing,
    Wait: Session.nothing,
}  # type: ignore[assignment]
