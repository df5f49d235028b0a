"""What stands in an account beside data: roles, users, warehouses, stages, formats, grants."""

import fnmatch
import threading
from dataclasses import dataclass, field

from snowflake_emulator import errors
from snowflake_sql.reader import Options
from snowflake_sql.statements import AlterObject, CreateObject, DropObject, Grant, Name

IN_SCHEMA = {"STAGE", "FILE FORMAT", "NETWORK RULE", "AUTHENTICATION POLICY"}
SYSTEM_ROLES = ("ACCOUNTADMIN", "SECURITYADMIN", "USERADMIN", "SYSADMIN", "ORGADMIN", "PUBLIC")


@dataclass
class Account:
    """Objects by kind and full name, and the grants in the order they were made.

    Privileges are kept and shown, never enforced; roles are taken on only by whom they were granted to.
    """

    objects: dict[tuple[str, Name], Options] = field(
        default_factory=lambda: {("ROLE", (role,)): {} for role in SYSTEM_ROLES}
    )
    grants: list[Grant] = field(default_factory=list)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def find(self, kind: str, name: Name) -> Options:
        """Return an object's options. Raises error 2003 when it is not there."""
        with self.lock:
            if (kind, name) not in self.objects:
                raise errors.absent(kind, ".".join(name))
            return self.objects[kind, name]

    def create(self, statement: CreateObject, name: Name) -> str:
        """Create an object and return what Snowflake says then."""
        with self.lock:
            there = (statement.kind, name) in self.objects
            if there and statement.if_not_exists:
                return f"{name[-1]} already exists, statement succeeded."
            if there and not statement.or_replace:
                raise errors.exists(statement.kind, ".".join(name))
            self.objects[statement.kind, name] = dict(statement.options)
        return f"{statement.kind.capitalize()} {name[-1]} successfully created."

    def alter(self, statement: AlterObject, name: Name) -> str:
        """Change an object's options."""
        with self.lock:
            if statement.if_exists and (statement.kind, name) not in self.objects:
                return "Statement executed successfully."
            options = self.find(statement.kind, name)
            if statement.action == "UNSET":
                for option in statement.options:
                    options.pop(option, None)
            else:
                options.update(statement.options)
        return "Statement executed successfully."

    def drop(self, statement: DropObject, name: Name) -> str:
        """Drop an object."""
        with self.lock:
            if (statement.kind, name) in self.objects:
                del self.objects[statement.kind, name]
                return f"{name[-1]} successfully dropped."
        if statement.if_exists:
            return "Drop statement executed successfully (already dropped)."
        raise errors.absent(statement.kind, ".".join(name))

    def shown(self, kind: str, like: str) -> list[tuple[Name, Options]]:
        """Return the objects of a kind whose name is like a pattern, by name."""
        pattern = (like or "%").upper().replace("%", "*").replace("_", "?")
        with self.lock:
            return sorted(
                (name, options)
                for (found, name), options in self.objects.items()
                if found == kind and fnmatch.fnmatchcase(name[-1].upper(), pattern)
            )

    def grant(self, grant: Grant) -> None:
        """Keep a grant, or take it back. Raises error 2003 when the role is not there."""
        with self.lock:
            if grant.grantee_kind in {"ROLE", "USER"}:
                self.find(grant.grantee_kind, grant.grantee)
            if grant.kind == "ROLE":
                self.find("ROLE", grant.name)
            if grant.revoke:
                self.grants = [kept for kept in self.grants if not _takes_back(grant, kept)]
            else:
                self.grants.append(grant)

    def roles_of(self, user: str) -> set[str]:
        """Return the roles that a user may take on: PUBLIC, those granted to it, and what they inherit."""
        with self.lock:
            found, grantees = {"PUBLIC"}, [("USER", (user,))]
            while grantees:
                grantee = grantees.pop()
                for grant in self.grants:
                    if (
                        grant.kind == "ROLE"
                        and (grant.grantee_kind, grant.grantee) == grantee
                        and grant.name[0] not in found
                    ):
                        found.add(grant.name[0])
                        grantees.append(("ROLE", grant.name))
            return found

    def forget(self, container: Name) -> None:
        """Forget the grants on a table or schema that was dropped, and on what lay in it."""
        with self.lock:
            self.grants = [one for one in self.grants if one.name[: len(container)] != container]

    def swap(self, left: Name, right: Name) -> None:
        """Let the grants on what lies in two schemas, or on two tables, change places with it."""
        with self.lock:
            self.grants = [_moved(grant, left, right) for grant in self.grants]


def _takes_back(revoke: Grant, grant: Grant) -> bool:
    same = (grant.scope, grant.kind, grant.name) == (revoke.scope, revoke.kind, revoke.name)
    every = bool({"ALL", "ALL PRIVILEGES"} & set(revoke.privileges))
    return (
        same
        and grant.grantee == revoke.grantee
        and (every or set(grant.privileges) <= set(revoke.privileges))
    )


def _moved(grant: Grant, left: Name, right: Name) -> Grant:
    for here, there in ((left, right), (right, left)):
        if grant.name[: len(here)] == here:
            return Grant(**{**grant.__dict__, "name": there + grant.name[len(here) :]})
    return grant
