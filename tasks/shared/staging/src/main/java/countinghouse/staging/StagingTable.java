package countinghouse.staging;

import static java.util.function.Predicate.not;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.StagedHead;
import countinghouse.warehouse.tables.staging.Staging;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;

/**
 * A table of staging: {@code staging.<source kind>_<entity>}.
 *
 * @param table as it was generated from the migrations
 */
record StagingTable(Table<?> table) {
  private static final String RECORD_NUMBER = "record_number";

  /**
   * Finds the table of an entity.
   *
   * @throws TaskFailure (65) when there is none
   */
  static StagingTable of(String sourceKind, String entity) {
    Table<?> table = Staging.STAGING.getTable(sourceKind + "_" + entity);
    if (table == null) {
      throw TaskFailure.data(
          "The lake holds %s of %s, which this release has no table for"
              .formatted(entity, sourceKind),
          "staging." + sourceKind + "_" + entity,
          "Run migrate-warehouse and load-staging of the release that extracted it");
    }
    return new StagingTable(table);
  }

  /** The name as it is written into the SQL of a warehouse. */
  String name(DSLContext dsl) {
    return dsl.render(table);
  }

  /** What the extractor writes, but for the record's number. */
  List<String> content() {
    return StagedHead.content(table);
  }

  /** Those of its columns that are among the given names. */
  List<Field<?>> fields(List<String> names) {
    return table.fieldStream().filter(field -> names.contains(field.getName())).toList();
  }

  /** When the source created the record, which is what an ids snapshot's range is about. */
  Optional<String> creationTime() {
    return Stream.of("date_created", "created_at").filter(content()::contains).findFirst();
  }

  /**
   * Compares with the columns of staged files.
   *
   * @throws TaskFailure (65) when a file has a column that the table lacks
   */
  void demandKnown(List<String> staged) {
    List<String> unknown =
        staged.stream()
            .filter(not(content()::contains))
            .filter(not(RECORD_NUMBER::equals))
            .toList();
    if (!unknown.isEmpty()) {
      throw TaskFailure.data(
          "The lake holds columns that staging does not know: " + String.join(", ", unknown),
          "staging." + table.getName(),
          "Migrate first: run migrate-warehouse and load-staging of the release that extracted them");
    }
  }
}
