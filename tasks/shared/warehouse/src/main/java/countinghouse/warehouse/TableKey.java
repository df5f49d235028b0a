package countinghouse.warehouse;

import java.util.Optional;

/**
 * A key of a table of the marts.
 *
 * @param table that has it
 * @param columns that it is made of, with a comma between
 * @param parent the table whose primary key it refers to; nothing when it is the primary key itself
 */
public record TableKey(String table, String columns, Optional<String> parent) {}
