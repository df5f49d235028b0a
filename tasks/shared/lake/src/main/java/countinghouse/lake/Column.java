package countinghouse.lake;

import countinghouse.taskkit.Identifier;

/**
 * One column of an entity.
 *
 * @param name lower case, the same in Parquet, staging and SQL
 * @param type its type
 * @param required whether a row without a value breaks the contract
 * @param description what it means, units included; empty when the name says it all
 */
public record Column(String name, ColumnType type, boolean required, String description) {

  /** Checks the name. */
  public Column {
    Identifier.check(name);
  }

  /** A column that every row must fill. */
  public static Column required(String name, ColumnType type) {
    return new Column(name, type, true, "");
  }

  /** A column that may be empty. */
  public static Column optional(String name, ColumnType type) {
    return new Column(name, type, false, "");
  }

  /** Returns the same column with a description. */
  Column describedAs(String text) {
    return new Column(name, type, required, text);
  }
}
