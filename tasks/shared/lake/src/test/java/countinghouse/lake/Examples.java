package countinghouse.lake;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A small head with one child, and headers for its runs. */
final class Examples {
  static final Entity ORDERS =
      Entity.of(
          "orders",
          Column.required("id", ColumnType.TEXT),
          Column.optional("total", ColumnType.MONEY),
          Column.optional("updated_at", ColumnType.TIMESTAMP));
  static final Entity LINES =
      Entity.of(
          "order_lines",
          Column.required("uid", ColumnType.TEXT),
          Column.optional("quantity", ColumnType.decimal(18, 5)));
  static final Head HEAD = new Head("square", ORDERS, List.of(LINES));
  static final Instant FROM = Instant.parse("2026-11-20T02:58:00Z");
  static final Instant TO = Instant.parse("2026-11-21T02:58:00Z");
  static final Instant EXTRACTED_AT = Instant.parse("2026-11-21T03:00:07.5Z");

  private Examples() {}

  /** Prepares a file of these bytes and makes it an object. */
  static void put(LakeStore store, String key, byte[] bytes) throws IOException {
    Path staged = store.stage(key);
    Files.write(staged, bytes);
    store.putNew(key, staged);
  }

  static RunHeader window() {
    return window(FROM, TO, EXTRACTED_AT);
  }

  static RunHeader window(Instant from, Instant to, Instant extractedAt) {
    return header(HEAD, RunKind.WINDOW, from, to, extractedAt);
  }

  static RunHeader ids(Instant from, Instant to) {
    return header(HEAD, RunKind.IDS, from, to, EXTRACTED_AT);
  }

  static RunHeader header(Head head, RunKind kind, Instant from, Instant to, Instant extractedAt) {
    return new RunHeader(
        "square",
        head,
        kind,
        from,
        to,
        extractedAt,
        ZoneId.of("America/New_York"),
        "USD",
        "2025-08-20");
  }

  static Manifest twoOrders(Lake lake, RunHeader header) {
    try (RunWriter run = lake.startRun(header)) {
      run.write(ORDERS, "A", new BigDecimal("12.50"), FROM);
      run.write(LINES, "a1", new BigDecimal("2"));
      run.write(LINES, "a2", new BigDecimal("0.33333"));
      run.write(ORDERS, "B", null, null);
      return run.commit();
    }
  }
}
