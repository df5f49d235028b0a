package countinghouse.star;

import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * One table of the star.
 *
 * @param table its generated class
 * @param kind what it is
 * @param key the columns that name a row: a surrogate key, or the natural key where there is none
 * @param naturalKey the columns that name a row in the language of the business
 * @param references its foreign keys
 * @param history how its versions follow each other; null when it has no versions
 */
public record StarTable(
    Table<?> table,
    Kind kind,
    List<Field<?>> key,
    List<Field<?>> naturalKey,
    List<Reference> references,
    @Nullable History history) {

  /** What a table is. */
  public enum Kind {
    DIMENSION,
    BRIDGE,
    FACT,
    VIEW,
    /** Says that the build is finished; no part of the star. */
    STAMP
  }

  /**
   * A foreign key.
   *
   * @param column in the table
   * @param dimension name of the dimension, or of the bridge to one
   * @param dimensionColumn there; a durable key names all versions of a member, so it is unique
   *     only among the current ones
   */
  public record Reference(Field<?> column, String dimension, Field<?> dimensionColumn) {
    /** A table's column that is called as the key of a dimension. */
    static Reference of(Table<?> table, TableField<?, ?> key) {
      return named(table, key.getName(), key);
    }

    /** The same in a role, such as {@code paid_date_key}. */
    static Reference inRole(Table<?> table, String role, TableField<?, ?> key) {
      return named(table, role + "_" + key.getName(), key);
    }

    private static Reference named(Table<?> table, String name, TableField<?, ?> key) {
      Field<?> column = table.field(name);
      Table<?> dimension = key.getTable();
      if (column == null || dimension == null) {
        throw new NoSuchElementException(table.getName() + "." + name);
      }
      return new Reference(column, dimension.getName(), key);
    }
  }

  /**
   * How the versions of a member follow each other (type 2): half-open intervals without overlap or
   * gap, one of them current.
   *
   * @param durableKey names the member in all its versions
   * @param tracked the columns whose change makes a new version
   * @param validFrom where a version begins
   * @param validTo where it ends
   * @param isCurrent marks the latest
   */
  public record History(
      Field<?> durableKey,
      List<Field<?>> tracked,
      Field<?> validFrom,
      Field<?> validTo,
      Field<?> isCurrent) {}

  /** Copies the lists. */
  public StarTable {
    key = List.copyOf(key);
    naturalKey = List.copyOf(naturalKey);
    references = List.copyOf(references);
  }

  /** Its name in the warehouse. */
  public String name() {
    return table.getName();
  }

  /** "One row per …", as the comment of the table says it. */
  public String grain() {
    return table.getComment();
  }

  /** Whether it has no rows of its own. */
  public boolean isView() {
    return kind == Kind.VIEW;
  }

  /** How its versions follow each other, if it has versions. */
  public Optional<History> versions() {
    return Optional.ofNullable(history);
  }

  /** The day on which a fact happened: the first of its references to the calendar. */
  Optional<Field<?>> factDate() {
    return references.stream()
        .filter(it -> kind == Kind.FACT && it.dimension().equals("dim_date"))
        .<Field<?>>map(Reference::column)
        .findFirst();
  }

  /** The columns that name a row. */
  public Field<?>[] keyFields() {
    return key.toArray(Field<?>[]::new);
  }

  /** All its columns. */
  public List<Field<?>> columns() {
    return Arrays.asList(table.fields());
  }
}
