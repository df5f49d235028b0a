package countinghouse.star;

import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;

import countinghouse.star.StarTable.Kind;
import countinghouse.star.StarTable.Reference;
import countinghouse.warehouse.TableKey;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;

/**
 * The contents page of the star: its tables in the order dimensions, bridges, facts, view, with
 * keys and foreign keys. Builds, checks and the documentation read it; a test holds it against
 * {@code warehouse-schema/marts}, which says what a row of each is.
 */
public final class Star {
  /** Every table of the star. */
  public static final List<StarTable> TABLES =
      List.of(
          Dimensions.date(),
          Dimensions.customer(),
          Dimensions.product(),
          Dimensions.channel(),
          Dimensions.location(),
          Dimensions.timeOfDay(),
          Dimensions.paymentMethod(),
          Dimensions.promotion(),
          Dimensions.orderFlags(),
          Dimensions.customerIdentity(),
          Dimensions.orderPromotion(),
          Facts.salesLine(),
          Facts.refundLine(),
          Facts.payment(),
          Facts.order(),
          Facts.salesMovement(),
          buildStamp());

  private Star() {}

  /**
   * The keys of its tables: every primary key, then every reference to one. What refers to a
   * durable key, of which a dimension has several versions, is no key to a database.
   */
  public static List<TableKey> keys() {
    Stream<TableKey> primary =
        TABLES.stream()
            .filter(table -> !table.isView())
            .map(table -> new TableKey(table.name(), names(table.key()), Optional.empty()));
    Stream<TableKey> foreign =
        TABLES.stream()
            .filter(table -> !table.isView())
            .flatMap(table ->
                table.references().stream()
                    .filter(Star::isToPrimaryKey)
                    .map(reference ->
                        new TableKey(
                            table.name(),
                            reference.column().getName(),
                            Optional.of(reference.dimension()))));
    return Stream.concat(primary, foreign).toList();
  }

  private static boolean isToPrimaryKey(Reference reference) {
    return table(reference.dimension()).key().equals(List.of(reference.dimensionColumn()));
  }

  private static String names(List<Field<?>> columns) {
    return columns.stream().map(Field::getName).collect(Collectors.joining(", "));
  }

  /** The day on which the facts of a table happened; nothing for a table that is no fact. */
  public static Optional<Field<?>> factDate(Table<?> table) {
    return TABLES.stream()
        .filter(it -> it.table().equals(table))
        .flatMap(it -> it.factDate().stream())
        .findFirst();
  }

  /**
   * The table of this name.
   *
   * @throws NoSuchElementException when there is none
   */
  public static StarTable table(String name) {
    return TABLES.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow();
  }

  /** All tables of one kind, in order. */
  public static List<StarTable> ofKind(Kind kind) {
    return TABLES.stream().filter(table -> table.kind() == kind).toList();
  }

  private static StarTable buildStamp() {
    List<Field<?>> key = List.of(BUILD_STAMP.BUILD_ID);
    return new StarTable(BUILD_STAMP, Kind.STAMP, key, key, List.of(), null);
  }
}
