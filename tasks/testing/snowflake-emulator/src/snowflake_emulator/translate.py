"""Statements as sqlglot reads them: what is let through, and what is taken off before DuckDB sees it."""

import re
from dataclasses import dataclass, field

import sqlglot
from sqlglot import exp

from snowflake_emulator import errors
from snowflake_sql.statements import AddKey, Name

DDL_KINDS = (exp.Create, exp.Drop, exp.Alter)
DML_KINDS = (exp.Insert, exp.Update, exp.Delete, exp.Merge, exp.Copy)
QUERY_KINDS = (exp.Select, exp.SetOperation, exp.Show, exp.Describe, exp.Subquery)
TRANSACTION_KINDS = (exp.Transaction, exp.Commit, exp.Rollback)
KNOWN_KINDS = (*DDL_KINDS, *DML_KINDS, *QUERY_KINDS, *TRANSACTION_KINDS, exp.TruncateTable, exp.Use)
CREATED = {"TABLE", "VIEW"}
DIFFERENT = {"HASH", "HASH_AGG", "RANDOM", "UNIFORM", "RANDSTR"}
"""Functions that DuckDB has too and that give something else there."""
TABLE_PROPERTIES = (exp.LikeProperty, exp.TemporaryProperty, exp.SchemaCommentProperty)
COLUMN_CONSTRAINTS = (
    exp.NotNullColumnConstraint,
    exp.DefaultColumnConstraint,
    exp.CommentColumnConstraint,
    exp.PrimaryKeyColumnConstraint,
    exp.UniqueColumnConstraint,
    exp.Reference,
    exp.AutoIncrementColumnConstraint,
    exp.GeneratedAsIdentityColumnConstraint,
    exp.CollateColumnConstraint,
)


ASKS_THE_SESSION = re.compile("CURRENT_(ROLE|USER|WAREHOUSE|SESSION)|LAST_QUERY_ID", re.IGNORECASE)
"""Functions that put_session_values answers."""


@dataclass
class Reading:
    """A statement that is fit for fakesnow, and the keys that were declared in it."""

    tree: exp.Expr
    keys: list[AddKey] = field(default_factory=list)


def read(sql: str) -> Reading:
    """Parse a statement.

    Raises SnowflakeError for text that does not parse and for whatever is not known here.
    """
    tree = parsed(sql)
    if not isinstance(tree, KNOWN_KINDS):
        raise errors.unsupported(f"this kind of statement: {sql[:60]!r}")
    _name_columns(tree)
    for call in tree.find_all(exp.Func):
        if (name := _called(call)) in DIFFERENT:
            raise errors.unsupported(f"the function {name}")
    _mend(tree)
    keys: list[AddKey] = []
    if isinstance(tree, exp.Create):
        keys = _create(tree)
    return Reading(tree, keys)


def parsed(sql: str) -> exp.Expr:
    """Parse exactly one statement."""
    trees = [tree for tree in sqlglot.parse(sql, read="snowflake") if tree]
    if len(trees) != 1:
        raise StatementCount(len(trees))
    return trees[0]


class StatementCount(errors.SnowflakeError):
    """More than one statement, or none, in one request."""

    def __init__(self, found: int) -> None:
        super().__init__(
            8,
            "0A000",
            f"Actual statement count {found} did not match the desired statement count 1.",
        )


def _name_columns(tree: exp.Expr) -> None:
    """Name a query's nameless columns as Snowflake does: by their text."""
    query = tree
    while isinstance(query, exp.SetOperation):
        query = query.this
    if isinstance(query, exp.Select):
        for column in list(query.expressions):
            if not isinstance(column, (exp.Alias, exp.Column, exp.Dot)) and not column.is_star:
                name = column.sql(dialect="snowflake").upper()
                column.replace(exp.alias_(column.copy(), name, quoted=True))


def _called(call: exp.Func) -> str:
    """Return the name of a function in upper case."""
    return (call.name if isinstance(call, exp.Anonymous) else call.sql_name()).upper()


def _mend(tree: exp.Expr) -> None:
    """Put in DuckDB's words what sqlglot and fakesnow leave wrong in silence."""
    for hashed in list(tree.find_all(exp.MD5NumberLower64)):
        digits = exp.Substring(
            this=exp.MD5(this=hashed.this.copy()),
            start=exp.Literal.number(17),
            length=exp.Literal.number(16),
        )
        hexadecimal = exp.DPipe(this=exp.Literal.string("0x"), expression=digits)
        hashed.replace(
            exp.Cast(this=hexadecimal, to=exp.DataType.build("UBIGINT", dialect="duckdb"))
        )
    for division in list(tree.find_all(exp.Div)):
        divisor = division.expression
        if not isinstance(divisor, exp.Literal) or float(divisor.name) == 0:
            failure = exp.Anonymous(
                this="error", expressions=[exp.Literal.string("Division by zero")]
            )
            zero = exp.EQ(this=exp.Paren(this=divisor.copy()), expression=exp.Literal.number(0))
            division.set(
                "expression",
                exp.Case(ifs=[exp.If(this=zero, true=failure)], default=divisor.copy()),
            )


def put_session_values(tree: exp.Expr, values: dict[str, str]) -> None:
    """Put in what CURRENT_ROLE() and its like mean."""
    for call in list(tree.find_all(exp.Func)) if values else []:
        if (name := _called(call)) in values and not call.expressions:
            call.replace(exp.Literal.string(values[name]))


def _create(tree: exp.Create) -> list[AddKey]:
    if tree.kind not in CREATED:
        raise errors.unsupported(f"CREATE {tree.kind}")
    properties = tree.args.get("properties")
    for entry in list(properties.expressions) if properties else []:
        _check_property(entry)
    keys = []
    if tree.kind == "TABLE" and isinstance(tree.this, exp.Schema):
        keys = _take_keys(tree.this)
    if tree.kind == "VIEW":
        qualify_view(tree)
    return keys


def _check_property(entry: exp.Expr) -> None:
    name = (
        entry.this.name.upper()
        if isinstance(entry, exp.Property) and isinstance(entry.this, exp.Expr)
        else ""
    )
    if name in {"DATA_RETENTION_TIME_IN_DAYS", "MAX_DATA_EXTENSION_TIME_IN_DAYS"} or isinstance(
        entry, exp.TransientProperty
    ):
        entry.pop()
    elif not isinstance(entry, TABLE_PROPERTIES):
        raise errors.unsupported(f"the property {entry.sql(dialect='snowflake')}")


def _take_keys(columns: exp.Schema) -> list[AddKey]:
    """Keys are declared and never enforced, so DuckDB must not see them; their columns become NOT NULL."""
    table = name_of(columns.this)
    keys = []
    for entry in list(columns.expressions):
        if isinstance(entry, exp.ColumnDef):
            keys += _column_keys(table, entry)
            continue
        key = entry.expressions[0] if isinstance(entry, exp.Constraint) else entry
        keys.append(_table_key(table, key))
        entry.pop()
    primary = {column for key in keys if key.kind == "PRIMARY KEY" for column in key.columns}
    for column in columns.expressions:
        if identifier(column.this) in primary and not column.find(exp.NotNullColumnConstraint):
            column.append("constraints", exp.ColumnConstraint(kind=exp.NotNullColumnConstraint()))
    return keys


def _column_keys(table: Name, column: exp.ColumnDef) -> list[AddKey]:
    keys = []
    for constraint in list(column.args.get("constraints") or []):
        kind = constraint.kind
        if not isinstance(kind, COLUMN_CONSTRAINTS):
            raise errors.unsupported(f"the constraint {constraint.sql(dialect='snowflake')}")
        named = {
            exp.PrimaryKeyColumnConstraint: "PRIMARY KEY",
            exp.UniqueColumnConstraint: "UNIQUE",
            exp.Reference: "FOREIGN KEY",
        }.get(type(kind))
        if named:
            other = _referenced(kind) if isinstance(kind, exp.Reference) else ()
            keys.append(AddKey(table, named, (identifier(column.this),), _rely(kind), other))
            constraint.pop()
    return keys


def _table_key(table: Name, key: exp.Expr) -> AddKey:
    if isinstance(key, exp.PrimaryKey):
        return AddKey(
            table,
            "PRIMARY KEY",
            tuple(identifier(column) for column in key.expressions),
            _rely(key),
        )
    if isinstance(key, exp.UniqueColumnConstraint):
        columns = tuple(identifier(column) for column in key.this.expressions)
        return AddKey(table, "UNIQUE", columns, _rely(key))
    if isinstance(key, exp.ForeignKey):
        reference = key.args["reference"]
        columns = tuple(identifier(column) for column in key.expressions)
        return AddKey(table, "FOREIGN KEY", columns, _rely(reference), _referenced(reference))
    raise errors.unsupported(f"the constraint {key.sql(dialect='snowflake')}")


def _rely(key: exp.Expr) -> bool:
    return "RELY" in [str(option) for option in key.args.get("options") or []]


def _referenced(reference: exp.Expr) -> Name:
    target = reference.this
    return name_of(target.this if isinstance(target, exp.Schema) else target)


def identifier(node: exp.Expr) -> str:
    """Return the name an identifier (or a column) stands for: upper case unless it is quoted."""
    found = node if isinstance(node, exp.Identifier) else node.find(exp.Identifier)
    if found is None:
        raise errors.unsupported(f"the name {node.sql(dialect='snowflake')}")
    return found.name if found.args.get("quoted") else found.name.upper()


def name_of(table: exp.Expr) -> Name:
    """Return the parts of a table's name that are written."""
    if not isinstance(table, exp.Table):
        raise errors.unsupported(f"the table {table.sql(dialect='snowflake')}")
    return tuple(identifier(part) for part in table.parts)


def changed_table(tree: exp.Expr) -> Name:
    """Return the table that INSERT, UPDATE, DELETE or MERGE changes, as it is written."""
    return name_of(tree.this.this if isinstance(tree.this, exp.Schema) else tree.this)


def qualify_view(tree: exp.Expr) -> None:
    """Unqualified tables of a view lie in the view's own schema, whatever the session's is."""
    view = tree.this.this if isinstance(tree.this, exp.Schema) else tree.this
    schema, query = view.args.get("db"), tree.expression
    if not schema or not query:
        return
    common = {identifier(table.args["alias"].this) for table in query.find_all(exp.CTE)}
    for table in query.find_all(exp.Table):
        if (
            isinstance(table.this, exp.Identifier)
            and not table.args.get("db")
            and identifier(table.this) not in common
        ):
            table.set("db", schema.copy())
            if view.args.get("catalog"):
                table.set("catalog", view.args["catalog"].copy())
