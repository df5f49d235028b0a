"""A small model of a Snowflake account: who owns what, who may do what, and which statements it takes.

It knows the statements of infra/snowflake and those of a publication, and nothing else: a statement
that it cannot read whole is refused, and so is a property that Snowflake's reference does not list.
The rules are those of the reference (docs.snowflake.com, «Access control privileges», «GRANT privileges …
TO ROLE», «ALTER SCHEMA», «CREATE …»): privileges are of an object, not of a name, so they go where
`swap` takes the object; a future grant is of its schema; in a schema with managed access only its owner
and MANAGE GRANTS may grant. What the real service does is for `make verify-snowflake` to show.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

OWNERSHIP = "ownership"
_NAME = r"[a-z_][\w$.]*"
_VALUE = r"(?:'(?:[^']|'')*'|\((?:'[^']*'|[^()'])*\)|[\w.]+)"
_PROPERTY = re.compile(rf"(\w+) = ({_VALUE})(?= |$)")
_TRIGGER = r"on \d+ percent do (?:notify|suspend|suspend_immediate)"

_PROPERTIES = {
    "role": "comment",
    "warehouse": "warehouse_size auto_suspend auto_resume initially_suspended comment resource_monitor "
    "statement_timeout_in_seconds statement_queued_timeout_in_seconds",
    "resource monitor": "credit_quota",
    "database": "comment data_retention_time_in_days",
    "schema": "comment data_retention_time_in_days",
    "storage integration": "type storage_provider enabled storage_aws_role_arn "
    "storage_aws_external_id storage_allowed_locations",
    "file format": "type use_vectorized_scanner use_logical_type binary_as_text",
    "stage": "url storage_integration file_format",
    "network policy": "allowed_ip_list",
    "user": "type rsa_public_key default_role default_secondary_roles default_warehouse "
    "default_namespace comment network_policy",
    "table": "",
    "view": "",
}
"""The properties that this project sets; each is listed in the reference of CREATE or ALTER."""

_CREATORS = {
    "role": "useradmin",
    "user": "useradmin",
    "warehouse": "sysadmin",
    "database": "sysadmin",
    "network policy": "securityadmin",
    "resource monitor": "accountadmin",
    "storage integration": "accountadmin",
}
"""The least system role that may create an object of the account."""

_PRIVILEGES = {
    "warehouse": {"usage"},
    "database": {"usage", "create schema"},
    "schema": {"usage", "create table", "create view"},
    "integration": {"usage"},
    "stage": {"usage"},
    "file format": {"usage"},
    "table": {"select", "insert", "update", "delete"},
    "view": {"select"},
}


class RefusedError(Exception):
    """The account would answer with an error: what it was, and who asked."""


@dataclass(eq=False)
class Thing:
    """An object of the account. Its name may change, what is granted on it stays with it."""

    kind: str
    name: str
    owner: str
    parent: Thing | None = None
    managed: bool = False
    properties: dict[str, str] = field(default_factory=dict)
    granted: set[tuple[str, str]] = field(default_factory=set)
    future: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def full_name(self) -> str:
        """The name with those of schema and database before it."""
        return f"{self.parent.full_name}.{self.name}" if self.parent else self.name


class Account:
    """What statements made of an account that was empty but for the roles that every account has."""

    def __init__(self) -> None:
        self.role = "accountadmin"
        self.things: list[Thing] = []
        self.inherits: dict[str, set[str]] = {
            "accountadmin": {"sysadmin", "securityadmin"},
            "securityadmin": {"useradmin"},
            "sysadmin": set(),
            "useradmin": set(),
        }
        self.user_roles: dict[str, set[str]] = {}

    def run(self, text: str) -> None:
        """Does one statement in the name of the current role.

        Raises:
            RefusedError: for a statement that is not understood, or that this role may not give.
        """
        for pattern, do in _GRAMMAR:
            found = pattern.fullmatch(text)
            if found:
                do(self, found)
                return
        raise RefusedError(f"not understood: {text}")

    def find(self, kind: str, name: str) -> Thing | None:
        """The object of this name."""
        kind = "storage integration" if kind == "integration" else kind
        return next((it for it in self.things if (it.kind, it.full_name) == (kind, name)), None)

    def acts_as(self, role: str) -> set[str]:
        """The role and all that it inherits."""
        found, open_ = set(), [role]
        while open_:
            one = open_.pop()
            if one not in found:
                found.add(one)
                open_ += self.inherits[one]
        return found

    def may(self, role: str, privilege: str, thing: Thing) -> bool:
        """Whether a role has a privilege on an object and can reach it: schema and database too."""
        roles = self.acts_as(role)
        has = thing.owner in roles or any((privilege, it) in thing.granted for it in roles)
        return has and (thing.parent is None or self._reaches(roles, thing.parent))

    def may_read(self, role: str, table: str) -> bool:
        """Whether a role can select from a table or view."""
        thing = self.find("table", table) or self.find("view", table)
        if thing is None:
            raise AssertionError(f"there is no {table}")
        return self.may(role, "select", thing)

    def children(self, thing: Thing) -> Iterator[Thing]:
        """What stands inside a database or schema."""
        return (it for it in self.things if it.parent is thing)

    def _reaches(self, roles: set[str], thing: Thing) -> bool:
        has = thing.owner in roles or any(role in roles for _, role in thing.granted)
        return has and (thing.parent is None or self._reaches(roles, thing.parent))

    def _need(self, kind: str, name: str) -> Thing:
        thing = self.find(kind, name)
        if thing is None:
            raise RefusedError(f"{kind} {name} does not exist")
        return thing

    def _demand(self, privilege: str, thing: Thing) -> None:
        if not self.may(self.role, privilege, thing):
            raise RefusedError(f"{self.role} lacks {privilege} on {thing.kind} {thing.full_name}")

    def _demand_role(self, role: str) -> None:
        if role not in self.acts_as(self.role):
            raise RefusedError(f"{self.role} is not {role}")

    def _use_role(self, found: re.Match[str]) -> None:
        if found["name"] not in self.inherits:
            raise RefusedError(f"role {found['name']} does not exist")
        self.role = found[
            "name"
        ]  # the person who runs it has ACCOUNTADMIN, which inherits all others

    def _create(self, found: re.Match[str]) -> None:
        kind, name = found["kind"], found["name"]
        properties = _properties(kind, found["rest"] or "")
        parent = self._parent(kind, name)
        if self.find(kind, name):
            if not found["guard"]:
                raise RefusedError(f"{kind} {name} exists")
            return
        thing = Thing(kind, name.split(".")[-1], self.role, parent, properties=properties)
        thing.managed = bool(found["managed"])
        if parent and parent.kind == "schema":
            thing.granted |= {(it, to) for it, of, to in parent.future if of == kind}
        self.things.append(thing)
        if kind == "role":
            self.inherits[name] = set()

    def _parent(self, kind: str, name: str) -> Thing | None:
        if kind in _CREATORS:
            self._demand_role(_CREATORS[kind])
            return None
        parent = self._need("database" if kind == "schema" else "schema", name.rsplit(".", 1)[0])
        self._demand(f"create {kind}", parent)
        return parent

    def _alter(self, found: re.Match[str]) -> None:
        thing = self._need(found["kind"], found["name"])
        properties = _properties(found["kind"], found["rest"])
        if "resource_monitor" in properties or thing.kind == "resource monitor":
            self._demand_role("accountadmin")
        else:
            self._demand(OWNERSHIP, thing)
        thing.properties |= properties

    def _swap(self, found: re.Match[str]) -> None:
        one, other = self._need("schema", found["one"]), self._need("schema", found["other"])
        for schema in (one, other):
            self._demand(OWNERSHIP, schema)
        if one.parent is None or one.parent is not other.parent:
            raise RefusedError("only schemas of one database are swapped here")
        self._demand("create schema", one.parent)
        one.name, other.name = other.name, one.name

    def _drop(self, found: re.Match[str]) -> None:
        thing = self.find(found["kind"], found["name"])
        if thing is None:
            if not found["guard"]:
                raise RefusedError(f"{found['kind']} {found['name']} does not exist")
            return
        self._demand(OWNERSHIP, thing)
        self._remove(thing)

    def _remove(self, thing: Thing) -> None:
        for child in list(self.children(thing)):
            self._remove(child)
        self.things.remove(thing)

    def _grant_role(self, found: re.Match[str]) -> None:
        self._demand_role("useradmin")
        self._need("role", found["name"])
        if found["to"] == "user":
            self._need("user", found["who"])
            self.user_roles.setdefault(found["who"], set()).add(found["name"])
        else:
            self.inherits[found["who"]].add(found["name"])

    def _grant(self, found: re.Match[str]) -> None:
        thing = self._need(found["kind"], found["name"])
        self._may_grant(thing)
        thing.granted |= self._named(found, found["kind"])

    def _grant_in_schema(self, found: re.Match[str]) -> None:
        schema, kind = self._need("schema", found["name"]), found["kind"].removesuffix("s")
        if found["which"] == "future":
            self._may_grant(schema)
            schema.future |= {(it, kind, to) for it, to in self._named(found, kind)}
            return
        for thing in list(self.children(schema)):
            if thing.kind == kind:
                self._may_grant(thing)
                thing.granted |= self._named(found, kind)

    def _named(self, found: re.Match[str], kind: str) -> set[tuple[str, str]]:
        privileges = set(found["privileges"].split(", "))
        unknown = privileges - _PRIVILEGES[kind]
        if unknown or found["who"] not in self.inherits:
            raise RefusedError(f"cannot grant {privileges} on {kind} to {found['who']}")
        return {(it, found["who"]) for it in privileges}

    def _may_grant(self, thing: Thing) -> None:
        roles = self.acts_as(self.role)
        decides = thing.parent if thing.parent and thing.parent.managed else thing
        if "securityadmin" not in roles and decides.owner not in roles:
            raise RefusedError(f"{self.role} may not grant on {thing.full_name}")


def _properties(kind: str, text: str) -> dict[str, str]:
    """The properties of a statement; all of the text must be properties that are known."""
    found = dict(_PROPERTY.findall(text))
    left = re.sub(rf"triggers(?: {_TRIGGER})+$", "", _PROPERTY.sub("", text)).strip()
    unknown = set(found) - set(
        _PROPERTIES["storage integration" if kind == "integration" else kind].split()
    )
    if left or unknown:
        raise RefusedError(f"{kind} has no property {left or unknown}")
    return found


_KINDS = "|".join(_PROPERTIES)
_IN = r"to role (?P<who>\w+)"
_LIST = r"(?P<privileges>[a-z]+(?: [a-z]+)?(?:, [a-z]+(?: [a-z]+)?)*)"
_GRAMMAR: list[tuple[re.Pattern[str], Callable[[Account, re.Match[str]], None]]] = [
    (re.compile(pattern), do)
    for pattern, do in (
        (r"use role (?P<name>\w+)", Account._use_role),
        (
            rf"create (?:transient )?(?P<kind>{_KINDS})(?P<guard> if not exists)? (?P<name>{_NAME})"
            r"(?P<managed> with managed access)?(?: with)?(?: (?P<rest>.+))?",
            Account._create,
        ),
        (rf"alter schema (?P<one>{_NAME}) swap with (?P<other>{_NAME})", Account._swap),
        (rf"alter (?P<kind>{_KINDS}) (?P<name>{_NAME}) set (?P<rest>.+)", Account._alter),
        (
            rf"drop (?P<kind>{_KINDS}|integration)(?P<guard> if exists)? (?P<name>{_NAME})",
            Account._drop,
        ),
        (r"grant role (?P<name>\w+) to (?P<to>role|user) (?P<who>\w+)", Account._grant_role),
        (
            rf"grant {_LIST} on (?P<which>all|future) (?P<kind>tables|views)"
            rf" in schema (?P<name>{_NAME}) {_IN}",
            Account._grant_in_schema,
        ),
        (
            rf"grant {_LIST} on (?P<kind>{'|'.join(_PRIVILEGES)}) (?P<name>{_NAME}) {_IN}",
            Account._grant,
        ),
    )
]
