package countinghouse.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One order of the storefront as bytes in which ids, times and the buyer can be overwritten in
 * place, so that a page of a hundred orders costs about as much as copying it.
 */
final class OrderTemplate {
  /** Ids have eight digits, so that each fits where another stood. */
  static final long FIRST_ID = 10_000_000;

  private static final int MOST_PARTS = 32;
  private static final int ID_DIGITS = 8;

  /** Stands for the order's own id; those after it for the ids of its parts. */
  private static final long STAND_IN_ID = 90_000_000;

  private static final String STAND_IN_TIME = "1999-09-09T09:09:09";
  private static final String STAND_IN_BUYER = "buyer88888888@example.com";
  private static final Pattern STAND_INS =
      Pattern.compile("90000[0-9]{3}|" + STAND_IN_TIME + "|(?<=buyer)88888888");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final List<String> PARTS =
      List.of("line_items", "tax_lines", "shipping_lines", "fee_lines", "coupon_lines");

  private enum Kind {
    ID,
    TIME,
    BUYER
  }

  /** Where something is overwritten; of ids, which part's. */
  private record Patch(Kind kind, int offset, int part) {}

  private final byte[] bytes;
  private final List<Patch> patches;

  private OrderTemplate(String json) {
    bytes = json.getBytes(StandardCharsets.UTF_8);
    Matcher found = STAND_INS.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    patches = found.results().map(it -> patch(it.group(), it.start())).toList();
  }

  /** Makes a template of an order of the WooCommerce interface. */
  static OrderTemplate of(JsonNode order) {
    ObjectNode copy = order.deepCopy();
    copy.put("id", STAND_IN_ID).put("number", String.valueOf(STAND_IN_ID)).put("customer_id", 0);
    copy.putArray("refunds");
    for (String field : List.of("created", "modified", "paid", "completed")) {
      if (!copy.path("date_" + field).isNull()) {
        copy.put("date_" + field, STAND_IN_TIME).put("date_" + field + "_gmt", STAND_IN_TIME);
      }
    }
    if (copy.path("billing") instanceof ObjectNode billing) {
      billing.put("email", STAND_IN_BUYER).put("phone", "");
    }
    int part = 0;
    for (String list : PARTS) {
      for (JsonNode line : copy.path(list)) {
        ((ObjectNode) line).put("id", STAND_IN_ID + ++part);
      }
    }
    if (part >= MOST_PARTS) {
      throw new IllegalArgumentException("an order of " + part + " parts");
    }
    return new OrderTemplate(copy.toString());
  }

  int length() {
    return bytes.length;
  }

  /**
   * Writes an order into a page.
   *
   * @param number counts from 0; ids follow from it
   * @param buyer who buys
   * @return where the order ends
   */
  int write(byte[] page, int start, int number, int buyer, Instant time) {
    System.arraycopy(bytes, 0, page, start, bytes.length);
    byte[] timeText =
        TIME.format(LocalDateTime.ofInstant(time, ZoneOffset.UTC))
            .getBytes(StandardCharsets.US_ASCII);
    for (Patch patch : patches) {
      int at = start + patch.offset();
      switch (patch.kind()) {
        case ID -> digits(page, at, id(number, patch.part()));
        case BUYER -> digits(page, at, buyer);
        case TIME -> System.arraycopy(timeText, 0, page, at, timeText.length);
      }
    }
    return start + bytes.length;
  }

  private static long id(int number, int part) {
    return part == 0 ? FIRST_ID + number : FIRST_ID + (long) number * MOST_PARTS + part;
  }

  private static Patch patch(String standIn, int offset) {
    if (standIn.equals(STAND_IN_TIME)) {
      return new Patch(Kind.TIME, offset, 0);
    }
    return standIn.startsWith("9")
        ? new Patch(Kind.ID, offset, (int) (Long.parseLong(standIn) - STAND_IN_ID))
        : new Patch(Kind.BUYER, offset, 0);
  }

  private static void digits(byte[] page, int start, long value) {
    long rest = value;
    for (int at = start + ID_DIGITS - 1; at >= start; at--) {
      page[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
