package countinghouse.warehouse;

import org.jooq.Field;
import org.jooq.impl.DSL;

/** The generated names without the table they were generated for. */
public final class Unqualified {
  private Unqualified() {}

  /** A column by its name alone, where it is read from another table or select that has it too. */
  public static <T> Field<T> column(Field<T> generated) {
    return DSL.field(generated.getUnqualifiedName(), generated.getDataType());
  }
}
