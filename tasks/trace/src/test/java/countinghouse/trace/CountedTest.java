package countinghouse.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountedTest {
  @Test
  void aLineSaysEveryReason() {
    assertThat(
            Counted.of(
                Map.of(
                    "is_counted",
                    false,
                    "is_sale",
                    false,
                    "order_status",
                    "pending",
                    "is_mirror",
                    true,
                    "is_deleted",
                    true)))
        .isEqualTo(
            "not counted: the rules do not call the status pending a sale; "
                + "it mirrors a shop order, whose lines are the sale; the source no longer has it");
  }

  @Test
  void aPaymentSaysItsStatusAndWhatWouldCount() {
    assertThat(Counted.of(Map.of("is_counted", false, "payment_status", "FAILED")))
        .isEqualTo(
            "not counted: its status is FAILED; "
                + "what counts is a completed payment that the source still has");
  }

  @Test
  void anOrderPointsToItsFlags() {
    assertThat(Counted.of(Map.of("is_counted", false, "order_flags_key", 42L)))
        .isEqualTo("not counted: dim_order_flags says why, at order_flags_key 42");
  }

  @Test
  void whatIsCountedNeedsNoReasonAndADimensionIsNotCountedAtAll() {
    assertThat(Counted.of(Map.of("is_counted", true, "order_flags_key", 42L))).isEqualTo("counted");
    assertThat(Counted.of(Map.of("channel_code", "online"))).isNull();
  }
}
