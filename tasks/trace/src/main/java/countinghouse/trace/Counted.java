package countinghouse.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says whether a row of the marts is summed, and if not, why. */
final class Counted {
  private Counted() {}

  /** Null for a row of a table whose rows are not summed. */
  static @Nullable String of(Map<String, Object> row) {
    if (!row.containsKey("is_counted")) {
      return null;
    }
    if (isTrue(row, "is_counted")) {
      return "counted";
    }
    List<String> reasons = new ArrayList<>();
    if (row.containsKey("is_sale") && !isTrue(row, "is_sale")) {
      reasons.add("the rules do not call the status %s a sale".formatted(row.get("order_status")));
    }
    if (isTrue(row, "is_mirror")) {
      reasons.add("it mirrors a shop order, whose lines are the sale");
    }
    if (isTrue(row, "is_deleted")) {
      reasons.add("the source no longer has it");
    }
    if (row.containsKey("payment_status")) {
      reasons.add(
          "its status is %s; what counts is a completed payment that the source still has"
              .formatted(row.get("payment_status")));
    }
    if (reasons.isEmpty()) { // an order: it has no such columns of its own
      reasons.add(
          "dim_order_flags says why, at order_flags_key %s".formatted(row.get("order_flags_key")));
    }
    return "not counted: " + String.join("; ", reasons);
  }

  private static boolean isTrue(Map<String, Object> row, String column) {
    return Boolean.TRUE.equals(row.get(column));
  }
}
