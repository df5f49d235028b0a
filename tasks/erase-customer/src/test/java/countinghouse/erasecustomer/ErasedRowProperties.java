package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What must hold of a row whatever stands in it. */
final class ErasedRowProperties {
  private static final List<String> COLUMNS =
      List.of("id", "customer_id", "billing_email", "payment_method_title", "total", "payload");

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("aAbe rsd.$\\()@").ofMinLength(3).ofMaxLength(8);
  }

  private static ErasedRow erased(String known) {
    KnownValues values = new KnownValues();
    values.add(known);
    return new ErasedRow(values);
  }

  private static @Nullable Object[] row(String title, String note) {
    String json =
        "{\"id\":1,\"total\":\"2.50\",\"payment_method_title\":%s,\"customer_note\":%s}"
            .formatted(quoted(title), quoted(note));
    return new @Nullable Object[] {1L, 42L, note, title, new BigDecimal("2.5000"), json};
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\") + '"';
  }

  @Property(tries = 300)
  void erasingTwiceIsErasingOnce(
      @ForAll("names") String known, @ForAll("names") String title, @ForAll("names") String note) {
    ErasedRow erased = erased(known);
    @Nullable Object[] once = erased.of("woocommerce_orders", COLUMNS, row(title + known, note));
    assertThat(erased.of("woocommerce_orders", COLUMNS, once)).isEqualTo(once);
  }

  @Property(tries = 300)
  void idAndAmountStayAndThePersonGoes(
      @ForAll("names") String known, @ForAll("names") String note) {
    @Nullable Object[] left =
        erased(known).of("woocommerce_orders", COLUMNS, row("paid by " + known + " here", note));
    assertThat(left[0]).isEqualTo(1L);
    assertThat(left[1]).isEqualTo(0L);
    assertThat(left[2]).isNull();
    assertThat(left[4]).isEqualTo(new BigDecimal("2.5000"));
    assertThat(String.valueOf(left[5])).doesNotContain("customer_note");
    String kept = known.strip().toLowerCase(Locale.ROOT);
    if (kept.length() >= 3
        && kept.chars().anyMatch(it -> Character.isLetter(it))
        && !"(erased)".contains(kept)) {
      assertThat(String.valueOf(left[3]).toLowerCase(Locale.ROOT)).doesNotContain(" " + kept + " ");
    }
  }
}
