"""The statements about accounts, sessions, schemas and grants that a general SQL parser does not read.

They are read here by the grammar of Snowflake's documentation; what the grammar has and no task and no
script of this project uses is left out, and so is refused.
"""

from dataclasses import dataclass, field

from snowflake_sql.lexer import Kind, Token
from snowflake_sql.reader import Options, Reader, SyntaxMistakeError

Name = tuple[str, ...]

# Kinds of objects, and the options that may stand in CREATE and after SET in ALTER.
OPTIONS: dict[str, set[str]] = {
    "ROLE": {"COMMENT"},
    "DATABASE ROLE": {"COMMENT"},
    "USER": {
        "TYPE", "LOGIN_NAME", "DISPLAY_NAME", "COMMENT", "DEFAULT_ROLE", "DEFAULT_WAREHOUSE",
        "DEFAULT_NAMESPACE", "DEFAULT_SECONDARY_ROLES", "RSA_PUBLIC_KEY", "RSA_PUBLIC_KEY_2",
        "NETWORK_POLICY", "DISABLED", "DAYS_TO_EXPIRY", "EMAIL", "FIRST_NAME", "LAST_NAME",
        "MUST_CHANGE_PASSWORD", "STATEMENT_TIMEOUT_IN_SECONDS", "TIMEZONE",
    },
    "WAREHOUSE": {
        "WAREHOUSE_TYPE", "WAREHOUSE_SIZE", "MAX_CLUSTER_COUNT", "MIN_CLUSTER_COUNT", "SCALING_POLICY",
        "AUTO_SUSPEND", "AUTO_RESUME", "INITIALLY_SUSPENDED", "RESOURCE_MONITOR", "COMMENT",
        "ENABLE_QUERY_ACCELERATION", "MAX_CONCURRENCY_LEVEL", "GENERATION",
        "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS", "STATEMENT_TIMEOUT_IN_SECONDS",
    },
    "RESOURCE MONITOR": {"CREDIT_QUOTA", "FREQUENCY", "START_TIMESTAMP", "END_TIMESTAMP", "NOTIFY_USERS"},
    "NETWORK POLICY": {
        "ALLOWED_IP_LIST", "BLOCKED_IP_LIST", "ALLOWED_NETWORK_RULE_LIST", "BLOCKED_NETWORK_RULE_LIST", "COMMENT",
    },
    "NETWORK RULE": {"TYPE", "VALUE_LIST", "MODE", "COMMENT"},
    "AUTHENTICATION POLICY": {"AUTHENTICATION_METHODS", "CLIENT_TYPES", "MFA_ENROLLMENT", "COMMENT"},
    "STORAGE INTEGRATION": {
        "TYPE", "STORAGE_PROVIDER", "ENABLED", "STORAGE_AWS_ROLE_ARN", "STORAGE_AWS_OBJECT_ACL",
        "STORAGE_AWS_EXTERNAL_ID", "STORAGE_ALLOWED_LOCATIONS", "STORAGE_BLOCKED_LOCATIONS", "COMMENT",
    },
    "STAGE": {"URL", "STORAGE_INTEGRATION", "FILE_FORMAT", "ENCRYPTION", "DIRECTORY", "COMMENT"},
    "FILE FORMAT": {
        "TYPE", "COMPRESSION", "USE_LOGICAL_TYPE", "USE_VECTORIZED_SCANNER", "BINARY_AS_TEXT", "TRIM_SPACE",
        "REPLACE_INVALID_CHARACTERS", "SNAPPY_COMPRESSION", "NULL_IF", "COMMENT",
    },
    "DATABASE": {
        "DATA_RETENTION_TIME_IN_DAYS", "MAX_DATA_EXTENSION_TIME_IN_DAYS", "DEFAULT_DDL_COLLATION", "COMMENT",
    },
    "SCHEMA": {
        "DATA_RETENTION_TIME_IN_DAYS", "MAX_DATA_EXTENSION_TIME_IN_DAYS", "DEFAULT_DDL_COLLATION", "COMMENT",
    },
    "TABLE": {"DATA_RETENTION_TIME_IN_DAYS", "MAX_DATA_EXTENSION_TIME_IN_DAYS", "COMMENT"},
    "VIEW": {"COMMENT"},
    "ACCOUNT": {"NETWORK_POLICY", "TIMEZONE", "STATEMENT_TIMEOUT_IN_SECONDS", "RESOURCE_MONITOR"},
}  # fmt: skip

# Created and dropped as a whole, without a parser of SQL.
OBJECTS = set(OPTIONS) - {"DATABASE", "SCHEMA", "TABLE", "VIEW", "ACCOUNT"}

SESSION_PARAMETERS = {
    "ABORT_DETACHED_QUERY", "AUTOCOMMIT", "BINARY_INPUT_FORMAT", "BINARY_OUTPUT_FORMAT",
    "CLIENT_METADATA_REQUEST_USE_CONNECTION_CTX", "CLIENT_RESULT_COLUMN_CASE_INSENSITIVE",
    "CLIENT_SESSION_KEEP_ALIVE", "CLIENT_TELEMETRY_ENABLED", "CLIENT_TIMESTAMP_TYPE_MAPPING",
    "DATE_INPUT_FORMAT", "DATE_OUTPUT_FORMAT", "ERROR_ON_NONDETERMINISTIC_MERGE",
    "ERROR_ON_NONDETERMINISTIC_UPDATE", "JDBC_QUERY_RESULT_FORMAT", "JDBC_TREAT_DECIMAL_AS_INT",
    "JDBC_TREAT_TIMESTAMP_NTZ_AS_UTC", "JDBC_USE_SESSION_TIMEZONE", "LOCK_TIMEOUT",
    "MULTI_STATEMENT_COUNT", "QUERY_TAG", "QUOTED_IDENTIFIERS_IGNORE_CASE", "ROWS_PER_RESULTSET", "STATEMENT_QUEUED_TIMEOUT_IN_SECONDS",
    "STATEMENT_TIMEOUT_IN_SECONDS", "STRICT_JSON_OUTPUT", "TIMESTAMP_INPUT_FORMAT", "TIMESTAMP_NTZ_OUTPUT_FORMAT",
    "TIMESTAMP_OUTPUT_FORMAT", "TIMESTAMP_TYPE_MAPPING", "TIMEZONE", "TIME_INPUT_FORMAT", "TIME_OUTPUT_FORMAT",
    "TRANSACTION_ABORT_ON_ERROR", "TRANSACTION_DEFAULT_ISOLATION_LEVEL", "USE_CACHED_RESULT",
    "WEEK_OF_YEAR_POLICY", "WEEK_START",
}  # fmt: skip

GRANT_PLURALS = {
    "TABLES": "TABLE", "VIEWS": "VIEW", "SCHEMAS": "SCHEMA", "STAGES": "STAGE", "FILE FORMATS": "FILE FORMAT",
    "SEQUENCES": "SEQUENCE",
}  # fmt: skip
GRANT_KINDS = [
    "ACCOUNT", "DATABASE", "SCHEMA", "TABLE", "VIEW", "STAGE", "FILE FORMAT", "SEQUENCE", "WAREHOUSE",
    "INTEGRATION", "RESOURCE MONITOR", "USER", "ROLE", "DATABASE ROLE", "NETWORK POLICY", "FUNCTION",
]  # fmt: skip
PRIVILEGES = [
    "ALL PRIVILEGES", "ALL", "APPLY", "CREATE DATABASE", "CREATE FILE FORMAT", "CREATE INTEGRATION",
    "CREATE NETWORK POLICY", "CREATE ROLE", "CREATE SCHEMA", "CREATE SEQUENCE", "CREATE STAGE", "CREATE TABLE",
    "CREATE TEMPORARY TABLE", "CREATE USER", "CREATE VIEW", "CREATE WAREHOUSE", "DELETE", "EXECUTE TASK",
    "IMPORTED PRIVILEGES", "INSERT", "MANAGE GRANTS", "MODIFY", "MONITOR USAGE", "MONITOR", "OPERATE",
    "OWNERSHIP", "READ", "REFERENCES", "SELECT", "TRUNCATE", "UPDATE", "USAGE", "WRITE",
]  # fmt: skip
SHOWN = {
    "ROLES": "ROLE", "USERS": "USER", "WAREHOUSES": "WAREHOUSE", "RESOURCE MONITORS": "RESOURCE MONITOR",
    "NETWORK POLICIES": "NETWORK POLICY", "STORAGE INTEGRATIONS": "STORAGE INTEGRATION",
    "INTEGRATIONS": "STORAGE INTEGRATION", "STAGES": "STAGE", "FILE FORMATS": "FILE FORMAT",
    "NETWORK RULES": "NETWORK RULE",
}  # fmt: skip


@dataclass(frozen=True)
class CreateObject:
    """CREATE of a role, user, warehouse, stage and the like."""

    kind: str
    name: Name
    or_replace: bool
    if_not_exists: bool
    options: Options = field(default_factory=dict)


@dataclass(frozen=True)
class CreateContainer:
    """CREATE DATABASE | SCHEMA."""

    kind: str
    name: Name
    or_replace: bool
    if_not_exists: bool
    options: Options = field(default_factory=dict)


@dataclass(frozen=True)
class AlterObject:
    """ALTER … SET | UNSET | SUSPEND | RESUME; options is empty where nothing is set."""

    kind: str
    name: Name
    if_exists: bool
    action: str
    options: Options = field(default_factory=dict)


@dataclass(frozen=True)
class DropObject:
    """DROP of what CreateObject creates."""

    kind: str
    name: Name
    if_exists: bool


@dataclass(frozen=True)
class DropDatabase:
    """DROP DATABASE."""

    name: str
    if_exists: bool


@dataclass(frozen=True)
class Grant:
    """GRANT or REVOKE; scope is empty, or FUTURE or ALL with the kind of the container it counts in."""

    revoke: bool
    privileges: tuple[str, ...]
    scope: str
    kind: str
    name: Name
    grantee_kind: str
    grantee: Name


@dataclass(frozen=True)
class ShowGrants:
    """SHOW [FUTURE] GRANTS ON | TO | OF | IN …."""

    relation: str
    kind: str
    name: Name


@dataclass(frozen=True)
class ShowObjects:
    """SHOW of objects that CreateObject creates; like is the pattern, or empty."""

    kind: str
    like: str


@dataclass(frozen=True)
class DescribeObject:
    """DESCRIBE of an object that CreateObject creates."""

    kind: str
    name: Name


@dataclass(frozen=True)
class ShowParameters:
    """SHOW PARAMETERS; like is the pattern, or empty."""

    like: str


@dataclass(frozen=True)
class ShowSchemas:
    """SHOW SCHEMAS; database is empty for the session's, or * for all."""

    like: str
    database: str


@dataclass(frozen=True)
class ShowKeys:
    """SHOW PRIMARY | UNIQUE | IMPORTED KEYS; name is empty for the session's schema."""

    kind: str
    container: str
    name: Name


@dataclass(frozen=True)
class Swap:
    """ALTER SCHEMA | TABLE … SWAP WITH …."""

    kind: str
    left: Name
    right: Name


@dataclass(frozen=True)
class AddKey:
    """ALTER TABLE … ADD PRIMARY KEY | UNIQUE | FOREIGN KEY."""

    table: Name
    kind: str
    columns: tuple[str, ...]
    rely: bool
    other: Name = ()


@dataclass(frozen=True)
class AlterKey:
    """ALTER TABLE … ALTER | MODIFY a key: RELY or NORELY; or DROP of it."""

    table: Name
    kind: str
    name: str
    action: str


@dataclass(frozen=True)
class Comment:
    """COMMENT ON …."""

    kind: str
    name: Name
    if_exists: bool
    text: str


@dataclass(frozen=True)
class SetParameters:
    """ALTER SESSION SET."""

    values: Options


@dataclass(frozen=True)
class UnsetParameters:
    """ALTER SESSION UNSET."""

    names: tuple[str, ...]


@dataclass(frozen=True)
class UseContext:
    """USE ROLE | WAREHOUSE | SECONDARY ROLES."""

    kind: str
    name: str


Statement = (
    CreateObject
    | CreateContainer
    | AlterObject
    | DropObject
    | DropDatabase
    | Grant
    | ShowGrants
    | ShowObjects
    | ShowParameters
    | ShowSchemas
    | ShowKeys
    | DescribeObject
    | Swap
    | AddKey
    | AlterKey
    | Comment
    | SetParameters
    | UnsetParameters
    | UseContext
)


def read_statement(tokens: list[Token]) -> Statement | None:
    """Read a statement of this module; None when it is of another kind, for a parser of SQL.

    Raises SyntaxMistakeError when it is of this module's kinds and not well formed.
    """
    reader = Reader(tokens)
    readers = {
        "CREATE": _create,
        "ALTER": _alter,
        "DROP": _drop,
        "GRANT": _grant,
        "REVOKE": _grant,
        "SHOW": _show,
        "DESCRIBE": _describe,
        "DESC": _describe,
        "COMMENT": _comment,
        "USE": _use,
    }
    read = readers.get(reader.word)
    statement = read(reader) if read else None
    if statement:
        reader.end()
    return statement


def _create(reader: Reader) -> CreateObject | CreateContainer | None:
    reader.need("CREATE")
    or_replace = reader.flag("OR", "REPLACE")
    if reader.ahead("TRANSIENT", "SCHEMA") or reader.ahead("TRANSIENT", "DATABASE"):
        reader.need("TRANSIENT")
    if reader.word in {"DATABASE", "SCHEMA"} and not reader.ahead("DATABASE", "ROLE"):
        return _create_container(reader, or_replace)
    kind = _kind_ahead(reader, OBJECTS)
    if not kind:
        return None
    if_not_exists = reader.flag("IF", "NOT", "EXISTS")
    name = reader.name()
    if kind == "RESOURCE MONITOR":
        options = _resource_monitor(reader)
    else:
        reader.flag("WITH")
        options = reader.options(OPTIONS[kind])
    return CreateObject(kind, name, or_replace, if_not_exists, options)


def _create_container(reader: Reader, or_replace: bool) -> CreateContainer:
    kind = reader.one_of("DATABASE", "SCHEMA")
    if_not_exists = reader.flag("IF", "NOT", "EXISTS")
    name = reader.name()
    reader.flag("WITH", "MANAGED", "ACCESS")
    return CreateContainer(kind, name, or_replace, if_not_exists, reader.options(OPTIONS[kind]))


def _kind_ahead(reader: Reader, kinds: set[str]) -> str:
    """Read the kind that comes next, if it is one of these."""
    for kind in sorted(kinds, key=len, reverse=True):
        if reader.take(*kind.split()):
            return kind
    return ""


def _resource_monitor(reader: Reader) -> Options:
    reader.flag("WITH")
    options: Options = {}
    while not reader.at_end and reader.word != "TRIGGERS":
        name = reader.one_of(*OPTIONS["RESOURCE MONITOR"])
        reader.need("=")
        options[name] = reader.value()
    triggers = []
    if reader.take("TRIGGERS"):
        while reader.take("ON"):
            percent = reader.token("a percentage", Kind.NUMBER).text
            reader.need("PERCENT", "DO")
            triggers.append(f"{percent} {reader.one_of('NOTIFY', 'SUSPEND', 'SUSPEND_IMMEDIATE')}")
    if triggers:
        options["TRIGGERS"] = list(triggers)
    return options


def _alter(reader: Reader) -> Statement | None:
    reader.need("ALTER")
    if reader.take("SESSION"):
        return _alter_session(reader)
    kind = _kind_ahead(reader, set(OPTIONS) - {"TABLE"})
    if kind:
        if_exists = reader.flag("IF", "EXISTS")
        name = () if kind == "ACCOUNT" else reader.name()
        return _alteration(reader, kind, name, if_exists)
    return _alter_table(reader) if reader.take("TABLE") else None


def _alteration(reader: Reader, kind: str, name: Name, if_exists: bool) -> Statement:
    if kind == "SCHEMA" and reader.take("SWAP", "WITH"):
        return Swap(kind, name, reader.name())
    action = reader.one_of(
        "SET", "UNSET", "SUSPEND", "RESUME", "ABORT ALL QUERIES", "ENABLE MANAGED ACCESS"
    )
    options: Options = {}
    if action == "SET" and kind == "RESOURCE MONITOR":
        options = _resource_monitor(reader)
    elif action == "SET":
        options = reader.options(OPTIONS[kind])
    elif action == "UNSET":
        options = dict.fromkeys(_option_names(reader, OPTIONS[kind]), "")
    return AlterObject(kind, name, if_exists, action, options)


def _option_names(reader: Reader, allowed: set[str]) -> list[str]:
    names = [reader.one_of(*allowed)]
    while reader.take(","):
        names.append(reader.one_of(*allowed))
    return names


def _alter_session(reader: Reader) -> SetParameters | UnsetParameters:
    if reader.take("UNSET"):
        return UnsetParameters(tuple(_option_names(reader, SESSION_PARAMETERS)))
    reader.need("SET")
    return SetParameters(reader.options(SESSION_PARAMETERS))


def _alter_table(reader: Reader) -> Statement | None:
    if_exists = reader.flag("IF", "EXISTS")
    table = reader.name()
    if reader.take("SWAP", "WITH"):
        return Swap("TABLE", table, reader.name())
    if reader.word in {"SET", "UNSET"}:
        return _alteration(reader, "TABLE", table, if_exists)
    if reader.ahead("ADD", "COLUMN") or reader.ahead("DROP", "COLUMN"):
        return None
    if reader.take("ADD"):
        return _add_key(reader, table)
    if reader.word in {"ALTER", "MODIFY", "DROP"}:
        return _alter_key(reader, table)
    return None


def _add_key(reader: Reader, table: Name) -> AddKey | None:
    if reader.take("CONSTRAINT"):
        reader.name()
    if reader.word not in {"PRIMARY", "UNIQUE", "FOREIGN"}:
        return None
    kind = reader.one_of("PRIMARY KEY", "UNIQUE", "FOREIGN KEY")
    columns = tuple(reader.names())
    other: Name = ()
    if kind == "FOREIGN KEY":
        reader.need("REFERENCES")
        other = reader.name()
        if reader.word == "(":
            reader.names()
    return AddKey(table, kind, columns, _rely(reader), other)


def _rely(reader: Reader) -> bool:
    """Read how a key is meant; Snowflake's own default is NORELY."""
    rely = False
    while not reader.at_end:
        word = reader.one_of(
            "NOT ENFORCED", "ENABLE", "DISABLE", "VALIDATE", "NOVALIDATE", "NORELY", "RELY"
        )
        rely = word == "RELY" or (rely and word != "NORELY")
    return rely


def _alter_key(reader: Reader, table: Name) -> AlterKey | None:
    action = reader.one_of("ALTER", "MODIFY", "DROP")
    if reader.word not in {"PRIMARY", "UNIQUE", "FOREIGN", "CONSTRAINT"}:
        return None
    kind = reader.one_of("PRIMARY KEY", "UNIQUE", "FOREIGN KEY", "CONSTRAINT")
    name = ".".join(reader.name()) if kind == "CONSTRAINT" else ""
    if kind in {"UNIQUE", "FOREIGN KEY"} or reader.word == "(":
        name = ", ".join(reader.names())
    if action != "DROP":
        action = "RELY" if _rely(reader) else "NORELY"
    return AlterKey(table, kind, name, action)


def _drop(reader: Reader) -> DropObject | DropDatabase | None:
    reader.need("DROP")
    if reader.word == "DATABASE" and not reader.ahead("DATABASE", "ROLE"):
        reader.need("DATABASE")
        if_exists = reader.flag("IF", "EXISTS")
        return DropDatabase(reader.name()[0], if_exists)
    kind = _kind_ahead(reader, OBJECTS)
    if not kind and not reader.take("INTEGRATION"):
        return None
    if_exists = reader.flag("IF", "EXISTS")
    return DropObject(kind or "STORAGE INTEGRATION", reader.name(), if_exists)


def _grant(reader: Reader) -> Grant:
    revoke = reader.take("REVOKE")
    if not revoke:
        reader.need("GRANT")
    if reader.word in {"ROLE", "DATABASE"}:
        return _grant_role(reader, revoke)
    privileges = [reader.one_of(*PRIVILEGES)]
    while reader.take(","):
        privileges.append(reader.one_of(*PRIVILEGES))
    reader.need("ON")
    scope, kind, name = _granted_on(reader)
    grantee_kind, grantee = _grantee(reader, revoke)
    return Grant(revoke, tuple(privileges), scope, kind, name, grantee_kind, grantee)


def _grant_role(reader: Reader, revoke: bool) -> Grant:
    kind = reader.one_of("ROLE", "DATABASE ROLE")
    name = reader.name()
    reader.need("FROM" if revoke else "TO")
    grantee_kind = reader.one_of("ROLE", "DATABASE ROLE", "USER")
    return Grant(revoke, ("USAGE",), "", kind, name, grantee_kind, reader.name())


def _granted_on(reader: Reader) -> tuple[str, str, Name]:
    if reader.word in {"FUTURE", "ALL"}:
        scope = reader.one_of("FUTURE", "ALL")
        kind = GRANT_PLURALS[reader.one_of(*GRANT_PLURALS)]
        reader.need("IN")
        container = reader.one_of("SCHEMA", "DATABASE")
        return f"{scope} IN {container}", kind, reader.name()
    kind = reader.one_of(*GRANT_KINDS)
    return "", kind, () if kind == "ACCOUNT" else reader.name()


def _grantee(reader: Reader, revoke: bool) -> tuple[str, Name]:
    reader.need("FROM" if revoke else "TO")
    kind = reader.one_of("ROLE", "DATABASE ROLE", "USER")
    name = reader.name()
    while not reader.at_end:
        reader.one_of(
            *(
                ["CASCADE", "RESTRICT"]
                if revoke
                else ["WITH GRANT OPTION", "COPY CURRENT GRANTS", "REVOKE CURRENT GRANTS"]
            )
        )
    return kind, name


def _show(reader: Reader) -> Statement | None:
    reader.need("SHOW")
    if reader.take("PARAMETERS"):
        like = reader.string() if reader.take("LIKE") else ""
        if reader.take("IN") or reader.take("FOR"):
            reader.one_of("SESSION", "ACCOUNT")
        return ShowParameters(like)
    if reader.word in {"PRIMARY", "UNIQUE", "IMPORTED"}:
        return _show_keys(reader)
    if reader.take("SCHEMAS"):
        return _show_schemas(reader)
    future = "FUTURE " if reader.take("FUTURE") else ""
    if reader.take("GRANTS"):
        return _show_grants(reader, future)
    plural = _kind_ahead(reader, set(SHOWN))
    if not plural:
        return None
    like = reader.string() if reader.take("LIKE") else ""
    if reader.take("IN") and not reader.take("ACCOUNT"):
        reader.one_of("SCHEMA", "DATABASE")
        reader.name()
    return ShowObjects(SHOWN[plural], like)


def _show_schemas(reader: Reader) -> ShowSchemas:
    like = reader.string() if reader.take("LIKE") else ""
    if not reader.take("IN"):
        return ShowSchemas(like, "")
    if reader.take("ACCOUNT"):
        return ShowSchemas(like, "*")
    reader.flag("DATABASE")
    return ShowSchemas(like, "" if reader.at_end else reader.name()[0])


def _show_keys(reader: Reader) -> ShowKeys:
    kinds = {"PRIMARY": "PRIMARY KEY", "UNIQUE": "UNIQUE", "IMPORTED": "FOREIGN KEY"}
    kind = kinds[reader.one_of(*kinds)]
    reader.need("KEYS")
    if not reader.take("IN"):
        return ShowKeys(kind, "SCHEMA", ())
    container = reader.one_of("TABLE", "SCHEMA", "DATABASE", "ACCOUNT")
    return ShowKeys(kind, container, () if reader.at_end else reader.name())


def _show_grants(reader: Reader, future: str) -> ShowGrants:
    if reader.at_end:
        return ShowGrants("TO", "", ())
    relation = reader.one_of("ON", "TO", "OF", "IN")
    kind = reader.one_of(*GRANT_KINDS)
    return ShowGrants(future + relation, kind, () if kind == "ACCOUNT" else reader.name())


def _describe(reader: Reader) -> DescribeObject | None:
    reader.one_of("DESCRIBE", "DESC")
    kind = _kind_ahead(reader, OBJECTS)
    if not kind and not reader.take("INTEGRATION"):
        return None
    return DescribeObject(kind or "STORAGE INTEGRATION", reader.name())


def _comment(reader: Reader) -> Comment:
    reader.need("COMMENT")
    if_exists = reader.flag("IF", "EXISTS")
    reader.need("ON")
    kind = reader.one_of("COLUMN", *(set(OPTIONS) - {"ACCOUNT"}))
    name = reader.name()
    reader.need("IS")
    return Comment(kind, name, if_exists, reader.string())


def _use(reader: Reader) -> UseContext | None:
    reader.need("USE")
    if reader.take("SECONDARY", "ROLES"):
        return UseContext("SECONDARY ROLES", reader.one_of("ALL", "NONE"))
    if reader.word not in {"ROLE", "WAREHOUSE"}:
        return None
    kind = reader.one_of("ROLE", "WAREHOUSE")
    return UseContext(kind, reader.name()[0])


__all__ = ["OPTIONS", "SESSION_PARAMETERS", "Statement", "SyntaxMistakeError", "read_statement"]
