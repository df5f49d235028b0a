package countinghouse.staging;

import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Heads as releases before and after this one might write them, and heads of other shapes. */
final class TestHeads {
  private static final Column ID = Column.required("id", ColumnType.BIGINT);
  private static final Column PARENT = Column.required("parent_id", ColumnType.BIGINT);
  private static final Column HASH = Column.required("content_hash", ColumnType.TEXT);
  private static final Column TEXT_ID = Column.required("id", ColumnType.TEXT);
  private static final Column CREATED = Column.optional("created_at", ColumnType.TIMESTAMP);

  static final Head WITH_A_NEW_COLUMN =
      head(
          "woocommerce", "refunds", ID, PARENT, HASH, Column.optional("invented", ColumnType.TEXT));
  static final Head WITHOUT_REASON = head("woocommerce", "refunds", ID, PARENT, HASH);
  static final Head WITHOUT_PARENT = head("woocommerce", "refunds", ID, HASH);
  static final Head OF_A_LATER_RELEASE = head("woocommerce", "subscriptions", ID);
  static final Head CATEGORIES = head("woocommerce", "categories", ID, HASH);
  static final Head PAYMENTS = head("square", "payments", TEXT_ID, CREATED, HASH);

  private TestHeads() {}

  private static Head head(String kind, String name, Column... columns) {
    return new Head(kind, Entity.of(name, columns), List.of());
  }

  static void write(
      Lake lake, String source, Head head, Instant extractedAt, @Nullable Object... values) {
    try (RunWriter writer = lake.startRun(header(source, head, RunKind.WINDOW, extractedAt))) {
      writer.write(head.entity(), values);
      writer.commit();
    }
  }

  static void ids(Lake lake, String source, Head head, Instant extractedAt, String... ids) {
    try (RunWriter writer = lake.startRun(header(source, head, RunKind.IDS, extractedAt))) {
      for (String id : ids) {
        writer.write(Head.IDS, id, null, null);
      }
      writer.commit();
    }
  }

  private static RunHeader header(String source, Head head, RunKind kind, Instant extractedAt) {
    return new RunHeader(
        source, head, kind, Instant.EPOCH, extractedAt, extractedAt, RefundLake.ZONE, "USD", "");
  }
}
