"""python -m snowflake_emulator [--port N] [--s3-endpoint URL | --s3-folder FOLDER] [--ready-file FILE]

Prints one line, {"port": N}, when it listens; ends when its standard input ends, and so with who started it. With a
ready file the line goes there instead, and it runs until it is told to stop.
"""

import argparse
import json
import os
import socket
import sys
import threading
from pathlib import Path

import uvicorn

from snowflake_emulator import storage
from snowflake_emulator.server import Server
from snowflake_emulator.warehouse import Warehouse


def arguments(argv: list[str]) -> argparse.Namespace:
    """Read the command line. Key and secret of the S3 emulator come as AWS_ACCESS_KEY_ID and so on."""
    parser = argparse.ArgumentParser(
        prog="snowflake_emulator", description="A stand-in for Snowflake in tests."
    )
    parser.add_argument("--port", type=int, default=0, help="0, the default, takes a free one")
    place = parser.add_mutually_exclusive_group()
    place.add_argument("--s3-endpoint", help="where s3:// is read from")
    place.add_argument(
        "--s3-folder", type=Path, help="a folder with a folder per bucket, in place of S3"
    )
    parser.add_argument("--ready-file", type=Path, help="written, whole, when it listens")
    return parser.parse_args(argv)


def main(argv: list[str]) -> None:
    """Serve until standard input ends."""
    options = arguments(argv)
    warehouse = Warehouse()
    if options.s3_endpoint:
        key, secret = (
            os.environ.get(name, "none") for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
        )
        storage.use_endpoint(warehouse.fake.duck_conn, options.s3_endpoint, key, secret)
    if options.s3_folder:
        storage.use_folder(warehouse.fake.duck_conn, options.s3_folder)
    listener = socket.create_server(("127.0.0.1", options.port))
    # What it accepts inherits this. Head and body of an answer go in two packets, and the second would wait 40 ms
    # for the client to confirm the first; asyncio sees to it only where a socket names its protocol.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    config = uvicorn.Config(
        Server(warehouse).application(), log_level="critical", timeout_keep_alive=60
    )
    ready = json.dumps({"port": listener.getsockname()[1]})
    if options.ready_file:
        unfinished = options.ready_file.with_suffix(".unfinished")
        unfinished.write_text(ready)
        unfinished.rename(options.ready_file)
    else:
        threading.Thread(target=_end_with_input, daemon=True).start()
        print(ready, flush=True)
    uvicorn.Server(config).run(sockets=[listener])


def _end_with_input() -> None:
    while sys.stdin.read(1):
        pass
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
