"""Who may log in: key pair (SNOWFLAKE_JWT), or any password for a user that has no key and is no service.

Facts: docs.snowflake.com/user-guide/key-pair-auth. The token's issuer is ACCOUNT.USER.SHA256:fingerprint, its
subject ACCOUNT.USER, its signature RS256 by the key whose public half the user has.
"""

import base64
import hashlib
from collections.abc import Mapping

import jwt
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat, load_der_public_key

from snowflake_emulator.account import Account
from snowflake_emulator.errors import SnowflakeError
from snowflake_sql.reader import Options

LONGEST_SECONDS = 3600


def user(account: Account, data: Mapping[str, object]) -> str:
    """Return the user that logs in. Raises error 390100, 390144 or 250001 when it must not."""
    name = str(data.get("LOGIN_NAME", "")).upper()
    known = account.objects.get(("USER", (name,)))
    authenticator = str(data.get("AUTHENTICATOR", "SNOWFLAKE")).upper()
    if authenticator == "SNOWFLAKE_JWT":
        if known is None:
            raise SnowflakeError(390144, "08001", f"JWT token is invalid: there is no user {name}.")
        _check_token(str(data.get("TOKEN", "")), name, str(data.get("ACCOUNT_NAME", "")), known)
        return name
    if authenticator != "SNOWFLAKE":
        raise SnowflakeError(
            390104, "08001", f"The emulator does not know the authenticator {authenticator}."
        )
    key_only = known is not None and (known.get("TYPE") == "SERVICE" or "RSA_PUBLIC_KEY" in known)
    if key_only or not data.get("PASSWORD"):
        raise SnowflakeError(390100, "08001", "Incorrect username or password was specified.")
    return name


def _check_token(token: str, name: str, account: str, known: Options) -> None:
    reasons = []
    for option in ("RSA_PUBLIC_KEY", "RSA_PUBLIC_KEY_2"):
        if known.get(option):
            try:
                _check_against(token, name, account, str(known[option]))
            except (jwt.PyJWTError, ValueError) as error:
                reasons.append(f"{option}: {error}")
            else:
                return
    text = "; ".join(reasons) or "the user has no public key"
    raise SnowflakeError(390144, "08001", f"JWT token is invalid. {text}")


def _check_against(token: str, name: str, account: str, public_key: str) -> None:
    written = base64.b64decode(
        "".join(line for line in public_key.splitlines() if "-----" not in line)
    )
    key = load_der_public_key(written)
    spki = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    fingerprint = "SHA256:" + base64.b64encode(hashlib.sha256(spki).digest()).decode()
    subject = f"{account.upper().split('.')[0]}.{name}"
    claims = jwt.decode(
        token, key, algorithms=["RS256"], issuer=f"{subject}.{fingerprint}", options={"require": ["iss", "sub", "iat", "exp"]}
    )  # fmt: skip
    if claims["sub"] != subject:
        raise ValueError(f"the subject is {claims['sub']}, not {subject}")
    if claims["exp"] - claims["iat"] > LONGEST_SECONDS:
        raise ValueError("the token is valid for more than an hour")
