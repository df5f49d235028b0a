package countinghouse.warehouse;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Locale;
import java.util.Map;

/**
 * Which columns of staging say something of a person, from {@code
 * warehouse-schema/personal-data.csv}. Every text of every table stands in that file, so that
 * nobody adds a column or a table without deciding; of tables that tell nothing of customers
 * (products, locations) one line speaks for all columns.
 */
public final class PersonalData {
  /** What a column says of a person. */
  public enum Kind {
    /** Nothing. */
    NO,
    /** A name, an e-mail, a telephone number, an address, or text written freely about somebody. */
    YES,
    /** The name of a thing, which may be called after somebody: "Mug for Anna Smith". */
    TEXT,
    /** The id of a customer at the source. */
    LINK,
    /** The record's whole JSON. */
    PAYLOAD
  }

  private static final Map<String, Kind> KINDS =
      SchemaFiles.read("personal-data.csv")
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .collect(
              toUnmodifiableMap(
                  part -> part[0] + "." + part[1],
                  part -> Kind.valueOf(part[2].toUpperCase(Locale.ROOT))));

  private PersonalData() {}

  /** What a column of a table of staging says of a person. */
  public static Kind of(String table, String column) {
    return KINDS.getOrDefault(table + "." + column, Kind.NO);
  }

  /** Whether it was decided what a column is. */
  static boolean isDecided(String table, String column) {
    return KINDS.containsKey(table + "." + column) || KINDS.get(table + ".*") == Kind.NO;
  }
}
