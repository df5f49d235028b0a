package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.apiclient.Request;
import countinghouse.lake.RunKind;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** What the shop is asked for, whatever the fractions of a second. */
final class ListingProperties {
  private static final Instant FROM = Instant.parse("2026-06-15T10:00:00Z");

  /** The shop's bounds are exclusive and in whole seconds, and so are the times of its records. */
  @Property
  void theShopIsAskedForExactlyTheSecondsOfTheScope(
      @ForAll @LongRange(min = 0, max = 5_000) long fromMillis,
      @ForAll @LongRange(min = 1, max = 5_000) long lengthMillis,
      @ForAll @IntRange(min = -2, max = 12) int second) {
    Instant from = FROM.plusMillis(fromMillis);
    Scope scope = new Scope(RunKind.CREATED, from, from.plusMillis(lengthMillis));
    Request request = ListingTest.bounded(scope);
    Instant created = FROM.plusSeconds(second);

    boolean passes =
        created.isAfter(sent(request, "after")) && created.isBefore(sent(request, "before"));

    assertThat(passes).isEqualTo(scope.contains(created));
  }

  private static Instant sent(Request request, String bound) {
    return LocalDateTime.parse(String.valueOf(request.query().get(bound)))
        .toInstant(ZoneOffset.UTC);
  }
}
