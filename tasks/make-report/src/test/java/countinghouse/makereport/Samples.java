package countinghouse.makereport;

import java.time.Instant;
import java.time.LocalDate;

/** Marts that several tests make a report of. */
final class Samples {
  /** When the report is made. */
  static final Instant NOW = Instant.parse("2026-06-15T07:10:00Z");

  private Samples() {}

  /**
   * Two and a half months of a year and the same of the year before, every channel, both sources.
   */
  static SampleMarts usual() {
    SampleMarts marts =
        new SampleMarts()
            .days(LocalDate.of(2025, 4, 1), LocalDate.of(2026, 6, 14), LocalDate.of(2026, 6, 15))
            .product("Mug", "Pottery")
            .product("Rye Loaf", "Bread")
            .customer("Anna", "US", "NY")
            .customer("Ben", "US", "NJ")
            .customer("Cleo", "US", "NJ");
    for (int week = 0; week < 63; week++) {
      String day = LocalDate.of(2025, 4, 6).plusWeeks(week).toString();
      marts.sale(day, 9, "In person", "Rye Loaf", "Anna", "7." + (week + 10));
      marts.sale(day, 20, "Online", "Mug", week % 3 == 0 ? "Ben" : "", (week + 20) + ".50");
      marts.sale(day, 14, "Wholesale", "Mug", "", "100");
    }
    return marts
        .refund("2026-05-13", "Online", "Mug", "30.25")
        .refund("2025-05-20", "In person", "Rye Loaf", "5")
        .sale("2026-05-02", "In person", "", "12.34")
        .sale("2026-01-10", 8, "Online", "Mug", "Cleo", "15")
        .sale("2026-02-20", 8, "Online", "Mug", "Cleo", "15")
        .sale("2026-06-15", "Online", "Mug", "999");
  }

  /** One day of history, on which one thing was sold. */
  static SampleMarts oneSale() {
    LocalDate day = LocalDate.of(2026, 6, 14);
    return new SampleMarts()
        .days(day, day, day)
        .product("Mug", "Pottery")
        .sale("2026-06-14", "Online", "Mug", "25");
  }

  /** Ten days over the end of a month, with a little of everything. */
  static SampleMarts tenDays() {
    return new SampleMarts()
        .days(LocalDate.of(2026, 5, 25), LocalDate.of(2026, 6, 3), LocalDate.of(2026, 6, 4))
        .product("Mug", "Pottery")
        .product("Rye Loaf", "Bread")
        .customer("Anna", "US", "NY")
        .sale("2026-05-25", 9, "In person", "Rye Loaf", "Anna", "7.50")
        .sale("2026-05-30", 11, "Online", "Mug", "", "24")
        .sale("2026-06-01", 14, "Wholesale", "Mug", "", "1200")
        .sale("2026-06-03", 9, "In person", "Rye Loaf", "Anna", "15.25")
        .sale("2026-06-03", 9, "Online", "", "", "3")
        .refund("2026-06-02", "Online", "Mug", "24")
        .sale("2026-06-04", "Online", "Mug", "99");
  }
}
