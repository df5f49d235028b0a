"""Where s3:// leads: to an S3 (or its emulator) by an endpoint, or to a folder with a folder per bucket."""

from pathlib import Path

import duckdb
import fsspec
from fsspec.implementations.dirfs import DirFileSystem


class BucketFolder(DirFileSystem):
    """A folder that is read as s3://bucket/key."""

    protocol = "s3"

    def _join(self, path: object) -> object:
        if isinstance(path, str):
            path = path.removeprefix("s3://")
        return super()._join(path)


def use_endpoint(duck: duckdb.DuckDBPyConnection, endpoint: str, key: str, secret: str) -> None:
    """Read s3:// from an endpoint."""
    client = {"endpoint_url": endpoint, "region_name": "us-east-1"}
    storage = fsspec.filesystem(
        "s3", key=key, secret=secret, use_listings_cache=False, client_kwargs=client
    )
    duck.register_filesystem(storage)


def use_folder(duck: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Read s3:// from a folder."""
    duck.register_filesystem(BucketFolder(path=str(folder), fs=fsspec.filesystem("file")))
