package countinghouse.buildmarts.table;

import countinghouse.star.Star;
import countinghouse.warehouse.Engine;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Writes the rows of every table of a build: the only place that inserts. */
public final class TableWriter {
  private final DSLContext dsl;
  private final Engine engine;

  /** Writes through this connection, whose mapping says in which schema the marts are. */
  public TableWriter(DSLContext dsl, Engine engine) {
    this.dsl = dsl;
    this.engine = engine;
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
      case ComputedTable computed -> engine.append(dsl, computed.table(), computed.rows(dsl));
    };
  }

  private long insert(Table<?> table, Select<?> rows) {
    demandSameColumns(table, rows);
    Select<?> ordered =
        engine.rewardsWrittenOrder()
            ? Star.factDate(table).<Select<?>>map(date -> inOrder(rows, date)).orElse(rows)
            : rows;
    return dsl.insertInto(table).columns(table.fields()).select(ordered).execute();
  }

  private static Select<?> inOrder(Select<?> rows, Field<?> column) {
    Table<?> fact = rows.asTable("fact");
    return DSL.selectFrom(fact).orderBy(fact.field(column.getName()));
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
