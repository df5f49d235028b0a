package countinghouse.warehouse;

import org.jooq.Field;
import org.jooq.impl.DSL;

/** Names without the table they were generated for. */
final class Unqualified {
  private Unqualified() {}

  /** A column by its name alone, where it is read from another table that has it too. */
  static <T> Field<T> column(Field<T> generated) {
    return DSL.field(generated.getUnqualifiedName(), generated.getDataType());
  }
}
