"""python -m snowflake_emulator.bootstrap --port N --lake s3://BUCKET/KEY/ --keys FOLDER

Makes in a running emulator what infra/snowflake/bootstrap makes in an account, by the same files, and a key pair
for each of the two service users: FOLDER/tasks.p8 and FOLDER/bi.p8 are the private halves, PEM without passphrase.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import snowflake.connector
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from snowflake_sql.lexer import statements

FILES = Path(__file__).parents[5] / "infra" / "snowflake"
VALUES = {
    "monthly_credits": "5",
    "lake_role_arn": "arn:aws:iam::123456789012:role/emulated",
    "lake_external_id": "emulated",
    "lake_url": "s3://lake/",
    "tasks_addresses": "'127.0.0.1/32'",
    "bi_addresses": "'127.0.0.1/32'",
    "tasks_public_key": "MIIB",
    "bi_public_key": "MIIB",
    "drop_for_good": "countinghouse",
}
"""What the files want to know, where nothing depends on it."""


def filled(file: Path, values: Mapping[str, str] = VALUES) -> Iterator[str]:
    """Yield the statements of a file, its values filled in as `snow sql -D` does."""
    text = file.read_text("utf-8")
    for name, value in values.items():
        text = text.replace(f"<% {name} %>", value)
    for tokens in statements(text):
        yield text[tokens[0].start : tokens[-1].end]


def files() -> list[Path]:
    """Return the numbered files, in the order in which they run."""
    return sorted(FILES.glob("[0-9][0-9]-*.sql"))


def new_key(file: Path) -> str:
    """Write a new private key into a file of its own; return the public half as RSA_PUBLIC_KEY wants it."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
        opened.write(private)
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return "".join(public.decode().splitlines()[1:-1])


def main(argv: list[str]) -> None:
    """Run every file over the wire, as an administrator."""
    parser = argparse.ArgumentParser(prog="snowflake_emulator.bootstrap")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--lake", required=True, help="the lake's address, a slash at its end")
    parser.add_argument("--keys", type=Path, required=True, help="the folder of the private keys")
    options = parser.parse_args(argv)
    values = VALUES | {
        "lake_url": options.lake,
        "tasks_public_key": new_key(options.keys / "tasks.p8"),
        "bi_public_key": new_key(options.keys / "bi.p8"),
    }
    with snowflake.connector.connect(
        account="emulated",
        protocol="http",
        host="127.0.0.1",
        port=options.port,
        user="administrator",
        password="any",  # noqa: S106  which only the emulator accepts
        role="ACCOUNTADMIN",
    ) as connection:
        for file in files():
            for statement in filled(file, values):
                connection.cursor().execute(statement)


if __name__ == "__main__":
    main(sys.argv[1:])
