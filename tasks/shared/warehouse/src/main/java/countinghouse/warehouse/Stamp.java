package countinghouse.warehouse;

import static countinghouse.warehouse.tables.marts.Tables.BUILD_STAMP;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What a finished build says of itself.
 *
 * @param build its id
 * @param builtAt when it was finished (UTC)
 */
public record Stamp(String build, LocalDateTime builtAt) {

  /** The stamp in a schema; nothing when there is no such build, or none that was finished. */
  public static Optional<Stamp> in(Warehouse warehouse, String schema) {
    if (!warehouse.engine().hasTable(warehouse.dsl(), schema, BUILD_STAMP.getName())) {
      return Optional.empty();
    }
    return warehouse
        .dslWithMartsIn(schema)
        .selectFrom(BUILD_STAMP)
        .fetchOptional(
            row -> new Stamp(row.get(BUILD_STAMP.BUILD_ID), row.get(BUILD_STAMP.BUILT_AT)));
  }

  /** Whether this is the same build, made anew after the other. */
  public boolean isRemakeOf(Stamp other) {
    return build.equals(other.build) && builtAt.isAfter(other.builtAt);
  }
}
