"""Puts a statement into DuckDB's words by the steps of fakesnow, each of which walks over the whole statement.

Each looks for a few kinds of nodes. One whose kinds are nowhere in a statement could not change it and is left out: of
the sixty some twenty remain. A test compares this with fakesnow's own way for every statement that the tasks send.
"""

from collections.abc import Callable
from dataclasses import dataclass

import duckdb
from fakesnow import transforms
from sqlglot import ErrorLevel, exp

Kinds = tuple[type[exp.Expr], ...]
Step = tuple[Callable[[exp.Expr], exp.Expr], Kinds]

MADE: Kinds = (
    exp.Alias, exp.Anonymous, exp.Array, exp.ArrayAgg, exp.Bracket, exp.Cast, exp.Column, exp.DataType, exp.Identifier,
    exp.JSONExtract, exp.JSONExtractScalar, exp.Table,
)  # fmt: skip
"""What a step may bring in for a later one to find; one that makes another statement of it is looked at anew."""


@dataclass(frozen=True)
class Place:
    """What the meaning of a statement depends on, beside its text."""

    database: str | None
    schema: str | None
    duck: duckdb.DuckDBPyConnection | None = None
    """Asked for the columns that CREATE TABLE … AS SELECT * will have."""


def in_duckdb_words(tree: exp.Expr, place: Place) -> exp.Expr:
    """Change a statement that was read into one for DuckDB."""
    kinds = _kinds(tree)
    for step, looked_for in _steps(place):
        if not kinds.isdisjoint(looked_for):
            changed = tree.transform(step, copy=False)
            if changed is not tree:
                tree, kinds = changed, _kinds(changed)
    tree.args.pop("table_comment", None)
    for name in tree.find_all(exp.Identifier):
        # Some names that Snowflake allows are reserved in DuckDB, which ignores case anyway.
        name.set("quoted", True)
    return tree


def duckdb_text(tree: exp.Expr) -> str:
    """Return DuckDB's text. Raises an error for what sqlglot cannot say in it (and else would drop)."""
    return tree.sql(dialect="duckdb", unsupported_level=ErrorLevel.RAISE)


def _kinds(tree: exp.Expr) -> set[type]:
    found = {type(node) for node in tree.walk()} | set(MADE)
    return {kind for one in found for kind in one.__mro__}


def _steps(place: Place) -> list[Step]:
    """Return fakesnow's steps in its order, each with the kinds of nodes that it looks for.

    Left out are those for statements that `translate` or the check refuses or that have a grammar of their own here,
    and numeric_agg_implicit_cast, which sums money as DOUBLE: here decimals stay decimals.
    """
    database, schema = place.database, place.schema
    return [
        (transforms.upper_case_unquoted_identifiers, (exp.Identifier,)),
        (transforms.alter_session, (exp.Alter,)),
        (transforms.current_version, (exp.CurrentVersion,)),
        (lambda e: transforms.set_schema(e, current_database=database), (exp.Use,)),
        (transforms.extract_comment_on_table, (exp.Create, exp.Alter)),
        (transforms.extract_comment_on_columns, (exp.Alter,)),
        (transforms.information_schema_fs, (exp.Table,)),
        (lambda e: transforms.information_schema_databases(e, current_schema=schema), (exp.Table,)),
        (transforms.drop_schema_cascade, (exp.Drop,)),
        (transforms.tag, (exp.Alter, exp.Create, exp.Drop)),
        (transforms.semi_structured_types, (exp.DataType,)),
        (transforms.try_parse_json, (exp.Anonymous,)),
        (transforms.split, (exp.Split,)),
        (transforms.trim_cast_varchar, (exp.Trim,)),
        (transforms.indices_to_json_extract, (exp.Bracket,)),
        (transforms.json_extract_cast_as_varchar, (exp.Cast,)),
        (transforms.json_extract_cased_as_varchar, (exp.Upper, exp.Lower)),
        (transforms.json_extract_precedence, (exp.JSONExtract, exp.JSONExtractScalar)),
        (transforms.flatten_value_cast_as_varchar, (exp.Cast,)),
        (transforms.flatten, (exp.Lateral, exp.TableFromRows)),
        (transforms.regex_replace, (exp.RegexpReplace,)),
        (transforms.regex_substr, (exp.RegexpExtract,)),
        (transforms.result_scan, (exp.Select,)),
        (transforms.sequence_nextval, (exp.Column,)),
        (transforms.values_columns, (exp.Values,)),
        (transforms.to_date, (exp.Anonymous,)),
        (transforms.timestamp_offsets, (exp.Cast,)),
        (transforms.to_decimal, (exp.ToNumber,)),
        (transforms.to_timestamp, (exp.UnixToTime, exp.Anonymous, exp.Cast)),
        (transforms.to_variant, (exp.ToVariant,)),
        (transforms.object_construct, (exp.StarMap, exp.Struct, exp.JSONObject)),
        (transforms.timestamp_ntz, (exp.DataType,)),
        (transforms.float_to_double, (exp.DataType,)),
        (transforms.integer_precision, (exp.DataType,)),
        (transforms.extract_text_length, (exp.Create, exp.Alter)),
        (transforms.sample, (exp.TableSample,)),
        (transforms.array_size, (exp.ArraySize,)),
        (transforms.random, (exp.Rand,)),
        (transforms.array_agg_within_group, (exp.WithinGroup,)),
        (transforms.array_agg, (exp.ArrayAgg,)),
        (transforms.object_agg, (exp.ObjectAgg,)),
        (transforms.array_construct_etc, (exp.ArrayConstructCompact, exp.Array, exp.ArrayConcat)),
        (transforms.dateadd_date_cast, (exp.DateAdd,)),
        (transforms.dateadd_string_literal_timestamp_cast, (exp.DateAdd,)),
        (transforms.datediff_string_literal_timestamp_cast, (exp.DateDiff,)),
        (transforms.show_databases, (exp.Show,)),
        (transforms.show_functions, (exp.Show,)),
        (transforms.show_procedures, (exp.Show,)),
        (transforms.show_warehouses, (exp.Show,)),
        (lambda e: transforms.show_schemas(e, database), (exp.Show,)),
        (lambda e: transforms.show_tables_etc(e, database, schema), (exp.Show,)),
        (lambda e: transforms.show_columns(e, database, schema), (exp.Show,)),
        (lambda e: transforms.show_stages(e, database, schema), (exp.Show,)),
        (lambda e: transforms.show_sequences(e, database, schema), (exp.Show,)),
        (lambda e: transforms.show_keys(e, database, kind="PRIMARY"), (exp.Show,)),
        (lambda e: transforms.show_keys(e, database, kind="UNIQUE"), (exp.Show,)),
        (lambda e: transforms.show_keys(e, database, kind="FOREIGN"), (exp.Show,)),
        (transforms.show_users, (exp.Show,)),
        (transforms.haversine, (exp.Anonymous,)),
        (transforms.hex_string, (exp.HexString,)),
        (transforms.sha256, (exp.SHA2, exp.SHA2Digest, exp.Anonymous)),
        (transforms.create_clone, (exp.Create,)),
        (transforms.alias_in_join, (exp.Select,)),
        (transforms.alias_in_where, (exp.Select,)),
        (transforms.alter_table_strip_cluster_by, (exp.Alter,)),
        (lambda e: transforms.create_table_as(e, place.duck), (exp.Create,)),
    ]
