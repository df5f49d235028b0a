"""The data sources of a workbook as files of their own (.tdsx), for people who build their own sheets."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as Trees

from defusedxml.ElementTree import fromstring

from countinghouse_workbook.packaging.package import DATABASE

_MANIFEST = "document-format-change-manifest"


def write_all(document: bytes, extract: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Writes each data source of a workbook with the extract, one after the other.

    Returns:
        Caption and file of each.
    """
    workbook = fromstring(document)
    for source in workbook.findall("datasources/datasource"):
        caption = source.get("caption", "")
        file = folder / f"{caption}.tdsx"
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as package:
            package.writestr(f"{caption}.tds", _alone(source, workbook.find(_MANIFEST)))
            package.write(extract, DATABASE)
        yield caption, file
        file.unlink()


def _alone(source: Trees.Element, manifest: Trees.Element | None) -> bytes:
    """As Tableau writes a data source that is in no workbook: the caption is its formatted name."""
    attributes = {
        "formatted-name": source.get("caption", ""),
        "inline": "true",
        "source-platform": "win",
        "version": source.get("version", ""),
    }
    alone = Trees.Element("datasource", attributes)
    if manifest is not None:
        alone.append(manifest)
    alone.extend(source)
    return Trees.tostring(alone, encoding="utf-8", xml_declaration=True)
