package countinghouse.trace;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectDistinct;

import countinghouse.warehouse.StagedHead;
import countinghouse.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * Finds the records that hang on a record, and those it hangs on: refunds and payments of an order,
 * the order of a refund, the till's mirror of a shop order.
 *
 * @param warehouse to read
 */
record RelatedRecords(Warehouse warehouse) {
  private static final int MOST = 50;
  private static final Field<String> SOURCE = field(name("source_name"), SQLDataType.VARCHAR);

  /** A column that holds the id of another record, or 0 or nothing. */
  private record Link(String kind, String head, String column, String toKind, String toHead) {}

  private static final List<Link> LINKS =
      List.of(
          new Link("woocommerce", "refunds", "parent_id", "woocommerce", "orders"),
          new Link("woocommerce", "orders", "customer_id", "woocommerce", "customers"),
          new Link("woocommerce", "orders", "square_order_id", "square", "orders"),
          new Link("woocommerce", "variations", "product_id", "woocommerce", "products"),
          new Link("square", "payments", "order_id", "square", "orders"),
          new Link("square", "refunds", "order_id", "square", "orders"),
          new Link("square", "refunds", "payment_id", "square", "payments"),
          new Link("square", "orders", "customer_id", "square", "customers"),
          new Link("square", "payments", "customer_id", "square", "customers"),
          new Link("square", "orders", "woocommerce_order_id", "woocommerce", "orders"),
          new Link("square", "variations", "item_id", "square", "items"));

  /** What hangs on a record and what it hangs on, by any version; the first of very many. */
  List<Way.Related> of(RecordId record) {
    List<Way.Related> related = new ArrayList<>();
    for (Link link : LINKS) {
      if (isHead(record, link.toKind(), link.toHead())) {
        related.addAll(pointingAt(record, link));
      }
      if (isHead(record, link.kind(), link.head())) {
        related.addAll(pointedAt(record, link));
      }
    }
    return related;
  }

  private static boolean isHead(RecordId record, String kind, String head) {
    return record.head().sourceKind().equals(kind) && record.head().name().equals(head);
  }

  private List<Way.Related> pointingAt(RecordId record, Link link) {
    Condition sameSource =
        link.kind().equals(link.toKind()) ? SOURCE.eq(record.source()) : SOURCE.isNotNull();
    return found(
        link.kind(),
        link.head(),
        "id",
        StagedRecords.is(link.column(), record.id()).and(sameSource),
        link.head(),
        "its " + link.column() + " is this record");
  }

  private List<Way.Related> pointedAt(RecordId record, Link link) {
    return found(
        link.kind(),
        link.head(),
        link.column(),
        StagedRecords.is("id", record.id()).and(SOURCE.eq(record.source())),
        link.toHead(),
        "the " + link.column() + " of this record");
  }

  private List<Way.Related> found(
      String kind, String head, String column, Condition condition, String named, String why) {
    Field<String> id = field(name(column)).cast(SQLDataType.VARCHAR);
    return warehouse
        .dsl()
        .fetch(
            selectDistinct(SOURCE, id)
                .from(StagedHead.of(kind, head).orElseThrow().table())
                .where(condition, field(name(column)).isNotNull(), id.notIn("", "0"))
                .orderBy(SOURCE, id)
                .limit(MOST))
        .map(row -> new Way.Related(row.value1(), named, row.value2(), why));
  }
}
