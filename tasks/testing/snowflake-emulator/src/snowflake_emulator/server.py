"""The HTTP that the driver speaks, and the routes under /emulator by which tests look in and plant faults."""

import gzip
import json
import time
import uuid
from collections.abc import Awaitable, Callable

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from snowflake_emulator import binds, results
from snowflake_emulator.errors import SnowflakeError, translated
from snowflake_emulator.faults import Fault
from snowflake_emulator.results import Result
from snowflake_emulator.session import Session
from snowflake_emulator.sessions import Sessions
from snowflake_emulator.statement_log import Entry
from snowflake_emulator.warehouse import Warehouse
from snowflake_sql.statements import CreateObject, Grant

VALIDITY = 3600
REMEMBERED = 100
Handler = Callable[[Request], Awaitable[Response]]


class BrokenConnection(Response):
    """Promises a body, sends a part of it, and lets the server close the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send half an answer."""
        headers = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b'{"data":', "more_body": True})


class Server:
    """Answers requests of the driver."""

    def __init__(self, warehouse: Warehouse) -> None:
        self.warehouse = warehouse
        self.sessions = Sessions(warehouse)
        self.answered: dict[str, dict[str, object]] = {}

    def application(self) -> Starlette:
        """Return the application; a path that is not listed is 404."""
        posts = {
            "/session/v1/login-request": self.log_in,
            "/session/token-request": self.renew,
            "/session": self.session,
            "/session/heartbeat": self.session,
            "/queries/v1/query-request": self.query,
            "/queries/v1/abort-request": self.session,
            "/telemetry/send": self.ignore,
            "/emulator/faults": self.plant_fault,
            "/emulator/users": self.create_user,
        }
        routes = [
            Route(path, _answering(handler), methods=["POST"]) for path, handler in posts.items()
        ]
        routes.append(Route("/emulator/faults", _answering(self.clear_faults), methods=["DELETE"]))
        routes.append(Route("/emulator/log", _answering(self.log), methods=["GET"]))
        return Starlette(routes=routes)

    async def log_in(self, request: Request) -> Response:
        """Open a session."""
        data = (await _body(request))["data"]
        token, master, session = await run_in_threadpool(
            self.sessions.log_in, data, dict(request.query_params)
        )
        parameters = {
            "AUTOCOMMIT": session.value("AUTOCOMMIT"),
            "CLIENT_SESSION_KEEP_ALIVE_HEARTBEAT_FREQUENCY": VALIDITY,
            "CLIENT_STAGE_ARRAY_BINDING_THRESHOLD": 0,  # arrays come with the statement, not by PUT
            "CLIENT_TELEMETRY_ENABLED": False,
            "TIMEZONE": session.value("TIMEZONE"),
        }
        return _success({
            "token": token,
            "masterToken": master,
            "validityInSeconds": VALIDITY,
            "masterValidityInSeconds": 4 * VALIDITY,
            "serverVersion": "10.0.0",
            "sessionId": session.number,
            "parameters": [{"name": name, "value": value} for name, value in parameters.items()],
            "sessionInfo": {
                "databaseName": session.connection.database,
                "schemaName": session.connection.schema,
                "warehouseName": session.warehouse_name,
                "roleName": session.role,
            },
        })  # fmt: skip

    async def renew(self, request: Request) -> Response:
        """Give a session whose token has expired a new one."""
        token, master = self.sessions.renew(_token(request))
        return _success({
            "sessionToken": token,
            "validityInSecondsST": VALIDITY,
            "masterToken": master,
            "validityInSecondsMT": 4 * VALIDITY,
            "sessionId": self.sessions.find(token).number,
        })  # fmt: skip

    async def session(self, request: Request) -> Response:
        """Answer a heartbeat, an abort, or the end of a session."""
        if request.query_params.get("delete"):
            await run_in_threadpool(self.sessions.log_out, _token(request))
        return _success(None)

    async def ignore(self, request: Request) -> Response:
        """Take what nobody needs."""
        await request.body()
        return _success(None)

    async def query(self, request: Request) -> Response:
        """Do a statement; a request that is repeated gets the first one's answer, as from Snowflake."""
        identity, token = request.query_params.get("requestId", ""), _token(request)
        body = await _body(request)
        if identity in self.warehouse.faults.broken:
            return BrokenConnection()
        if identity in self.answered:
            return JSONResponse(self.answered[identity])
        session = self.sessions.find(token)
        return await run_in_threadpool(self._do, session, token, identity, body)

    def _do(self, session: Session, token: str, identity: str, body: dict) -> Response:
        sql, describe_only = str(body["sqlText"]), bool(body.get("describeOnly"))
        fault = None if describe_only else self.warehouse.faults.strike(sql)
        if fault and fault.action == "expire":
            self.sessions.expire(token)
            self.sessions.find(token)
        if describe_only:
            return JSONResponse(self._answer(session, body, sql, None))
        entry = self._entry(session, sql, body)
        if fault and fault.moment == "before" and (broken := self._strike(fault, entry, identity)):
            return broken
        if fault and fault.action == "refuse":
            refusal = SnowflakeError(fault.code, fault.sql_state, fault.message)
            entry.outcome = f"{fault.code:06d}"
            return _failure(refusal)
        if fault and fault.action == "answer":
            entry.outcome, entry.rows = "done", 1
            answered = results.table(["ANSWER"], [[fault.value]], results.SELECT)
            return JSONResponse(_answered(session, answered))
        answer = self._answer(session, body, sql, entry)
        self._remember(identity, answer)
        if fault and fault.moment == "after" and (broken := self._strike(fault, entry, identity)):
            return broken
        return JSONResponse(answer)

    def _remember(self, identity: str, answer: dict[str, object]) -> None:
        self.answered[identity] = answer
        while len(self.answered) > REMEMBERED:
            del self.answered[next(iter(self.answered))]

    def _strike(self, fault: Fault, entry: Entry, identity: str) -> Response | None:
        if fault.action == "delay":
            time.sleep(fault.seconds)
        if fault.action != "drop":
            return None
        entry.outcome = "lost" if fault.moment == "after" else "never arrived"
        if not fault.heals:
            self.warehouse.faults.broken.add(identity)
        return BrokenConnection()

    def _entry(self, session: Session, sql: str, body: dict) -> Entry:
        return self.warehouse.log.begin(
            session=session.number,
            user=session.user,
            role=session.role,
            warehouse=session.warehouse_name,
            database=session.connection.database or "",
            schema=session.connection.schema or "",
            query_tag=str(
                (body.get("parameters") or {}).get("QUERY_TAG") or session.value("QUERY_TAG")
            ),
            sql=sql,
            binds=len(body.get("bindings") or {}),
        )

    def _answer(
        self, session: Session, body: dict, sql: str, entry: Entry | None
    ) -> dict[str, object]:
        try:
            rows, batch = binds.rows(body.get("bindings"))
            result = session.execute(sql, rows, batch=batch, describe_only=entry is None)
        except Exception as error:  # noqa: BLE001 - whatever it is, the driver must hear of it
            refusal = translated(error)
            if entry:
                entry.outcome, entry.message = f"{refusal.code:06d}", refusal.message
            return _refused(refusal)
        if entry:
            entry.outcome, entry.query_id, entry.rows = "done", session.last_query, len(result.rows)
        return _answered(session, result)

    async def log(self, request: Request) -> Response:
        """Return the statements after number ?after=."""
        return JSONResponse(self.warehouse.log.after(int(request.query_params.get("after", "0"))))

    async def plant_fault(self, request: Request) -> Response:
        """Plant a fault; the body has the fields of Fault."""
        self.warehouse.faults.plant(Fault(**await _body(request)))
        return _success(None)

    async def clear_faults(self, _: Request) -> Response:
        """Forget all faults."""
        self.warehouse.faults.clear()
        return _success(None)

    async def create_user(self, request: Request) -> Response:
        """Create a user with a public key, as an administrator would have done; and its default role."""
        body = await _body(request)
        account, role = self.warehouse.account, str(body.get("role", "PUBLIC")).upper()
        options = {"TYPE": "SERVICE", "RSA_PUBLIC_KEY": body["public_key"], "DEFAULT_ROLE": role}
        account.objects.setdefault(("ROLE", (role,)), {})
        name = (str(body["name"]).upper(),)
        account.create(CreateObject("USER", name, True, False, options), name)
        account.grant(Grant(False, ("USAGE",), "", "ROLE", (role,), "USER", name))
        return _success(None)


def _answering(handler: Handler) -> Handler:
    """Turn a SnowflakeError into Snowflake's answer."""

    async def answered(request: Request) -> Response:
        try:
            return await handler(request)
        except (SnowflakeError, TypeError, ValueError, KeyError) as error:
            return _failure(translated(error))

    return answered


def _token(request: Request) -> str:
    return request.headers.get("Authorization", "").partition('Token="')[2].rstrip('"')


async def _body(request: Request) -> dict:
    body = await request.body()
    if request.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    return json.loads(body)


def _success(data: object) -> Response:
    return JSONResponse({"data": data, "code": None, "message": None, "success": True})


def _refused(error: SnowflakeError) -> dict[str, object]:
    code = f"{error.code:06d}"
    data = {"errorCode": code, "sqlState": error.sql_state, "queryId": str(uuid.uuid4())}
    return {"data": data, "code": code, "message": error.message, "success": False}


def _failure(error: SnowflakeError) -> Response:
    return JSONResponse(_refused(error))


def _answered(session: Session, result: Result) -> dict[str, object]:
    data = {
        "parameters": [{"name": "TIMEZONE", "value": session.value("TIMEZONE")}],
        "rowtype": result.columns,
        "rowset": result.rows,
        "total": len(result.rows),
        "returned": len(result.rows),
        "queryId": session.last_query,
        "statementTypeId": result.statement_type,
        "queryResultFormat": "json",
        "numberOfBinds": result.binds,
        "arrayBindSupported": result.arrays_bind,
        "finalDatabaseName": session.connection.database,
        "finalSchemaName": session.connection.schema,
        "finalRoleName": session.role,
        "finalWarehouseName": session.warehouse_name,
        "version": 1,
    }
    return {"data": data, "code": None, "message": None, "success": True}
