package countinghouse.trace;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import countinghouse.star.PaymentKind;
import countinghouse.star.ProfileKind;
import countinghouse.star.StarTable;
import countinghouse.warehouse.StagedHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Which column of the marts holds the id of which record. */
final class MartLinks {
  /**
   * A column that holds ids.
   *
   * @param head of the record
   * @param column in the marts
   * @param sourceColumn the column that names the record's source
   * @param extra what the row must fulfil besides, as column and value; empty for nothing
   */
  private record Link(String head, String column, String sourceColumn, List<String> extra) {}

  private static final List<Link> LINKS =
      List.of(
          link("payments", "payment_id", "payment_kind", PaymentKind.PAYMENT.label()),
          link("refunds", "payment_id", "payment_kind", PaymentKind.REFUND.label()),
          link("refunds", "refund_id"),
          new Link("orders", "order_id", "order_source_name", List.of()),
          link("orders", "order_id"),
          link("orders", "refund_id"),
          profile(ProfileKind.GUEST),
          profile(ProfileKind.REGISTERED),
          profile(ProfileKind.TILL),
          link("variations", "source_variation_id"),
          link("products", "source_product_id"),
          link("items", "source_product_id"),
          link("locations", "location_id"));

  private MartLinks() {}

  private static Link link(String head, String column, String... extra) {
    return new Link(head, column, "source_name", List.of(extra));
  }

  private static Link profile(ProfileKind kind) {
    return link(kind.head().name(), "profile_id", "profile_kind", kind.label());
  }

  /** What a row of a table must fulfil to have come from a record; empty when none can have. */
  static Optional<Condition> of(StarTable table, RecordId record) {
    List<Condition> ways =
        LINKS.stream()
            .filter(link -> link.head().equals(record.head().name()) && fits(link, table))
            .map(link -> condition(link, record))
            .toList();
    return ways.isEmpty() ? Optional.empty() : Optional.of(DSL.or(ways));
  }

  private static Condition condition(Link link, RecordId record) {
    Condition condition =
        StagedRecords.is(link.column(), record.id())
            .and(field(name(link.sourceColumn())).eq(record.source()));
    return link.extra().isEmpty()
        ? condition
        : condition.and(StagedRecords.is(link.extra().getFirst(), link.extra().getLast()));
  }

  /** The order's source has a column of its own where a payment may be another source's. */
  private static boolean fits(Link link, StarTable table) {
    boolean hasOrderSource = has(table, "order_source_name") && link.column().equals("order_id");
    return has(table, link.column())
        && has(table, link.sourceColumn())
        && (!hasOrderSource || link.sourceColumn().equals("order_source_name"))
        && (link.extra().isEmpty() || has(table, link.extra().getFirst()));
  }

  private static boolean has(StarTable table, String column) {
    return table.table().field(column) != null;
  }

  /** The records that a row came from: those that its table is about, not all that it mentions. */
  static List<RecordId> recordsOf(StarTable table, Map<String, Object> row) {
    List<RecordId> records = new ArrayList<>();
    for (Link link : LINKS) {
      if (records.isEmpty() && fits(link, table) && matches(link, row)) {
        records.addAll(records(link, row));
      }
    }
    return records;
  }

  private static boolean matches(Link link, Map<String, Object> row) {
    return link.extra().isEmpty()
        || link.extra().getLast().equals(row.get(link.extra().getFirst()));
  }

  /** The kind of source stands in no row: it follows from the head, or both are meant. */
  private static List<RecordId> records(Link link, Map<String, Object> row) {
    Object id = row.getOrDefault(link.column(), "0");
    return id.equals("0")
        ? List.of()
        : StagedHead.all().stream()
            .filter(head -> head.name().equals(link.head()))
            .map(head ->
                new RecordId(
                    String.valueOf(row.get(link.sourceColumn())), head, String.valueOf(id)))
            .toList();
  }
}
