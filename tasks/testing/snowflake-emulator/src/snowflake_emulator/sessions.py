"""The sessions that have logged in, by token; a token can expire and be renewed."""

import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from snowflake_emulator import login
from snowflake_emulator.account import Account
from snowflake_emulator.errors import SnowflakeError
from snowflake_emulator.session import Session
from snowflake_emulator.warehouse import Warehouse
from snowflake_sql.statements import SESSION_PARAMETERS

# What the driver sends as parameters and the server need not know.
OF_THE_CLIENT = ("CLIENT_", "_SNOWFLAKE.")


@dataclass
class Sessions:
    """All sessions of a warehouse."""

    warehouse: Warehouse
    by_token: dict[str, Session] = field(default_factory=dict)
    by_master: dict[str, Session] = field(default_factory=dict)
    expired: set[str] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def log_in(
        self, data: Mapping[str, object], query: Mapping[str, str]
    ) -> tuple[str, str, Session]:
        """Open a session. Returns its token, its master token and itself."""
        account = self.warehouse.account
        user = login.user(account, data)
        known = account.objects.get(("USER", (user,)), {})
        session = Session(
            number=next(self.warehouse.numbers),
            warehouse=self.warehouse,
            connection=self.warehouse.connect(),
            user=user,
            role=_role(account, user, query.get("roleName", "")),
            warehouse_name=(
                query.get("warehouse") or str(known.get("DEFAULT_WAREHOUSE", ""))
            ).upper(),
        )
        session.set_parameters({"TIMEZONE": str(session.value("TIMEZONE"))})
        self._use(session, query)
        parameters = data.get("SESSION_PARAMETERS")
        self._set(session, parameters if isinstance(parameters, Mapping) else {})
        return (*self._tokens(session), session)

    def _use(self, session: Session, query: Mapping[str, str]) -> None:
        """A database or schema that is not there is ignored at login, as Snowflake does."""
        database, schema = (
            query.get("databaseName", "").upper(),
            query.get("schemaName", "").upper(),
        )
        if database and self.warehouse.has_database(database):
            found = self.warehouse.has_schema(database, schema or "PUBLIC")
            self.warehouse.use(
                session.connection, database, (schema or "PUBLIC") if found else "PUBLIC"
            )

    def _set(self, session: Session, parameters: Mapping[str, object]) -> None:
        for name, value in parameters.items():
            if name.upper() in SESSION_PARAMETERS:
                session.set_parameters(
                    {name.upper(): value if isinstance(value, (bool, int)) else str(value)}
                )
            elif not name.upper().startswith(OF_THE_CLIENT):
                raise SnowflakeError(2210, "42601", f"invalid parameter '{name}'")

    def _tokens(self, session: Session) -> tuple[str, str]:
        token, master = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        with self.lock:
            self.by_token[token] = session
            self.by_master[master] = session
        return token, master

    def find(self, token: str) -> Session:
        """Return a session. Raises error 390112 when its token has expired, 390104 when there is none."""
        with self.lock:
            if token in self.expired:
                raise SnowflakeError(
                    390112, "08001", "Your session has expired. Please login again."
                )
            if token not in self.by_token:
                raise SnowflakeError(
                    390104, "08001", "User must login again to access the service."
                )
            return self.by_token[token]

    def expire(self, token: str) -> None:
        """Let a token expire; the session goes on and its token can be renewed."""
        with self.lock:
            self.expired.add(token)

    def renew(self, master: str) -> tuple[str, str]:
        """Return new tokens of a session. Raises error 390114 when the master token is none."""
        with self.lock:
            session = self.by_master.get(master)
        if not session:
            raise SnowflakeError(
                390114, "08001", "Authentication token has expired. The user must log in again."
            )
        return self._tokens(session)

    def log_out(self, token: str) -> None:
        """Close a session; its open transaction is rolled back."""
        with self.lock:
            session = self.by_token.get(token)
            if session:
                for known in (self.by_token, self.by_master):
                    for key in [key for key, value in known.items() if value is session]:
                        del known[key]
        if session:
            session.close()


def _role(account: Account, user: str, wanted: str) -> str:
    """Return the role of a new session. Whoever is no user of the account is an administrator of the tests."""
    known = account.objects.get(("USER", (user,)))
    role = (wanted or str((known or {}).get("DEFAULT_ROLE", "") or "PUBLIC")).upper()
    is_granted = known is None or role in account.roles_of(user)
    if ("ROLE", (role,)) not in account.objects or not is_granted:
        raise SnowflakeError(
            390189,
            "08001",
            f"Role '{role}' specified in the connect string does not exist or not authorized.",
        )
    return role
