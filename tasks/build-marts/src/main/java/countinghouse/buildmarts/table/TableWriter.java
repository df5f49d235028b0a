package countinghouse.buildmarts.table;

import java.sql.PreparedStatement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Insert;
import org.jooq.InsertValuesStepN;
import org.jooq.Select;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Writes the rows of every table of a build: the only place that inserts. */
public final class TableWriter {
  private static final int ROWS_PER_STATEMENT = 100;

  private final DSLContext dsl;

  /** Writes through this connection, whose mapping says in which schema the marts are. */
  public TableWriter(DSLContext dsl) {
    this.dsl = dsl;
  }

  /**
   * Fills one empty table.
   *
   * @return how many rows it got
   * @throws IllegalStateException when the select's columns are not those of the table
   */
  public long write(BuiltTable built) {
    return switch (built) {
      case SelectedTable selected -> insert(selected.table(), selected.rows());
      case ComputedTable computed -> insert(computed.table(), computed.rows(dsl));
    };
  }

  private long insert(Table<?> table, Select<?> rows) {
    demandSameColumns(table, rows);
    return dsl.insertInto(table).columns(table.fields()).select(rows).execute();
  }

  private long insert(Table<?> table, List<List<@Nullable Object>> rows) {
    int whole = rows.size() / ROWS_PER_STATEMENT * ROWS_PER_STATEMENT;
    insert(table, rows.subList(0, whole), ROWS_PER_STATEMENT);
    insert(table, rows.subList(whole, rows.size()), rows.size() - whole);
    return rows.size();
  }

  /** One prepared statement for all: preparing takes an engine longer than the rows do. */
  private void insert(Table<?> table, List<List<@Nullable Object>> rows, int atOnce) {
    if (rows.isEmpty()) {
      return;
    }
    String text = dsl.render(insertOf(table, atOnce));
    dsl.connection(connection -> {
      try (PreparedStatement statement = connection.prepareStatement(text)) {
        for (int start = 0; start < rows.size(); start += atOnce) {
          int position = 1;
          for (List<@Nullable Object> row : rows.subList(start, start + atOnce)) {
            for (Object value : row) {
              statement.setObject(position++, value);
            }
          }
          statement.execute();
        }
      }
    });
  }

  private Insert<?> insertOf(Table<?> table, int rows) {
    List<@Nullable Object> blanks = Collections.nCopies(table.fields().length, null);
    InsertValuesStepN<?> insert = dsl.insertInto(table).columns(table.fields());
    for (int row = 0; row < rows; row++) {
      insert = insert.values(blanks);
    }
    return insert;
  }

  private static void demandSameColumns(Table<?> table, Select<?> rows) {
    List<String> wanted = names(table.fields());
    List<String> given = names(rows.fields());
    if (!wanted.equals(given)) {
      throw new IllegalStateException(
          table.getName() + " has the columns " + wanted + ", its select gives " + given);
    }
  }

  private static List<String> names(Field<?>[] fields) {
    return Arrays.stream(fields).map(Field::getName).toList();
  }
}
