package countinghouse.semantics;

import java.util.Optional;

/**
 * A column as it is shown.
 *
 * @param name in the warehouse, for example {@code net_amount}; unique in its table
 * @param caption to show, for example Net amount; unique among those of its table that are shown
 * @param type how its values are stored
 * @param sqlType the same as DuckDB and Snowflake write it, for example {@code decimal(18, 4)}
 * @param isNullable whether it may be null; always true of a view, which does not say
 * @param role what it is for
 * @param aggregation how its values become one by default; NONE but for measures
 * @param format of a number that is shown as one; empty for everything else, keys and years
 *     included
 * @param folder under which it is listed; empty for the table's own list
 * @param geographicRole what place it names, if any
 * @param sortBy the column of the same table whose order its values have; empty for their own order
 * @param isHidden whether it is only there for joins and sorting
 * @param description one or two sentences, plain text
 */
public record SemanticColumn(
    String name,
    String caption,
    ColumnType type,
    String sqlType,
    boolean isNullable,
    Role role,
    Aggregation aggregation,
    Optional<NumberFormat> format,
    Optional<String> folder,
    Optional<GeographicRole> geographicRole,
    Optional<String> sortBy,
    boolean isHidden,
    String description) {}
