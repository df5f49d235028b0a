package countinghouse.taskkit;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Records that a task read or wrote, named as people would look for them. It is for lineage alone:
 * nothing in a run depends on it.
 *
 * @param place where they are
 * @param name the head at a source, {@code source/head} in the lake, {@code schema.table} in the
 *     warehouse
 * @param rows how many were read or written, where that is known
 * @param bytes how large they are in a file, where that is known
 * @param columns in their order; empty when they are not known
 * @param version the build, of a table that is made anew each time
 */
public record Dataset(
    Place place,
    String name,
    OptionalLong rows,
    OptionalLong bytes,
    List<Column> columns,
    Optional<String> version) {

  /** A column and its SQL type. */
  public record Column(String name, String type) {}

  /** Where datasets are. */
  public enum Place {
    WOOCOMMERCE(Setting.WOOCOMMERCE_URL),
    SQUARE(Setting.SQUARE_URL),
    LAKE(Setting.LAKE),
    WAREHOUSE(Setting.WAREHOUSE);

    private final Setting address;

    Place(Setting address) {
      this.address = address;
    }

    /** The place of a kind of source, such as {@code woocommerce}. */
    public static Optional<Place> ofSource(String kind) {
      return Stream.of(WOOCOMMERCE, SQUARE)
          .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(kind))
          .findFirst();
    }

    /** The setting that holds the address. */
    public Setting address() {
      return address;
    }
  }

  /** Copies the columns. */
  public Dataset {
    columns = List.copyOf(columns);
  }

  /** A dataset of which nothing but the name is known. */
  public static Dataset in(Place place, String name) {
    return new Dataset(
        place, name, OptionalLong.empty(), OptionalLong.empty(), List.of(), Optional.empty());
  }

  /** The same, with the number of rows. */
  public Dataset withRows(long value) {
    return new Dataset(place, name, OptionalLong.of(value), bytes, columns, version);
  }

  /** The same, with its size. */
  public Dataset withBytes(long value) {
    return new Dataset(place, name, rows, OptionalLong.of(value), columns, version);
  }

  /** The same, with its columns. */
  public Dataset withColumns(List<Column> value) {
    return new Dataset(place, name, rows, bytes, value, version);
  }

  /** The same, as one build made it. */
  public Dataset withVersion(String value) {
    return new Dataset(place, name, rows, bytes, columns, Optional.of(value));
  }
}
