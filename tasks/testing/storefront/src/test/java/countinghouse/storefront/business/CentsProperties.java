package countinghouse.storefront.business;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Shares always make up the whole. */
class CentsProperties {
  @Property(tries = 500)
  void sharesSumToTheAmountAndNoneExceedsItsWeight(
      @ForAll @Size(min = 1, max = 8) List<@LongRange(min = 0, max = 100_000) Long> weights,
      @ForAll @LongRange(min = 0, max = 100) long percent) {
    long sum = weights.stream().mapToLong(Long::longValue).sum();
    long amount = sum * percent / 100;
    List<Long> shares = Cents.spread(amount, weights);
    assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(amount);
    for (int index = 0; index < shares.size(); index++) {
      assertThat(shares.get(index)).isBetween(0L, weights.get(index));
    }
  }
}
