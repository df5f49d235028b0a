"""The words Snowflake knows: functions, types, parts of dates, and words that cannot be names."""

import tomllib
from importlib.resources import files

HERE = files("snowflake_sql")
FUNCTIONS = {
    line
    for line in HERE.joinpath("functions.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
}
WORDS = {
    name: set(words.split())
    for name, words in tomllib.loads(HERE.joinpath("words.toml").read_text("utf-8")).items()
}
TYPES = WORDS["types"]
DATE_PARTS = WORDS["date_parts"]
TAKES_DATE_PART = WORDS["takes_date_part"]
RESERVED = WORDS["reserved"]
STATEMENTS = WORDS["statements"]
CREATED = WORDS["created"]
BEFORE_PARENTHESIS = WORDS["before_parenthesis"]
NAMED_AFTER = WORDS["named_after"]
