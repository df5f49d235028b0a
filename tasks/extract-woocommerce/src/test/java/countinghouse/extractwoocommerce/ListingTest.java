package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.apiclient.Request;
import countinghouse.lake.RunKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How the shop is asked for a part of a list. */
final class ListingTest {
  private static final Instant FROM = Instant.parse("2026-06-15T10:00:00Z");
  private static final Instant TO = Instant.parse("2026-06-16T10:00:00.5Z");

  @Test
  void aListIsAskedForInTheOrderOfIdsPartByPart() {
    Request request = Listing.of("/orders").with("status", "any").page(200, 100);

    assertThat(request)
        .hasToString(
            "GET /wp-json/wc/v3/orders?orderby=id&order=asc&status=any&per_page=100&offset=200");
  }

  @Test
  void aWindowIsAskedForByModificationAndEverythingElseByCreation() {
    assertThat(bounded(new Scope(RunKind.WINDOW, FROM, TO)).query())
        .containsEntry("dates_are_gmt", "true")
        .containsEntry("modified_after", "2026-06-15T09:59:59")
        .containsEntry("modified_before", "2026-06-16T10:00:01")
        .doesNotContainKeys("after", "before");
    assertThat(bounded(new Scope(RunKind.IDS, FROM, TO)).query())
        .containsEntry("after", "2026-06-15T09:59:59")
        .containsEntry("before", "2026-06-16T10:00:01")
        .doesNotContainKeys("modified_after", "modified_before");
  }

  @Test
  void boundsBeforeAndAfterAllShopsAreNotSentAtAll() {
    Scope from = new Scope(RunKind.WINDOW, Instant.EPOCH, TO);
    Scope all = from.openEnded(RunKind.CREATED);

    assertThat(bounded(from).query())
        .containsKeys("dates_are_gmt", "modified_before")
        .doesNotContainKey("modified_after");
    assertThat(bounded(all).query()).doesNotContainKeys("after", "before");
    assertThat(bounded(Scope.full(TO)).query()).containsOnlyKeys("orderby", "order");
    assertThat(
            bounded(new Scope(RunKind.WINDOW, Instant.parse("2000-01-01T00:00:00Z"), TO)).query())
        .doesNotContainKey("modified_after");
    assertThat(
            bounded(new Scope(RunKind.WINDOW, FROM, Instant.parse("2100-01-01T00:00:00Z"))).query())
        .doesNotContainKey("modified_before");
  }

  @Test
  void noRecordPassesAFilterOfTheFarFuture() {
    assertThat(Listing.of("/orders").inTheFarFuture(RunKind.WINDOW).request().query())
        .containsEntry("dates_are_gmt", "true")
        .containsEntry("modified_after", "2100-01-01T00:00:00");
    assertThat(Listing.of("/orders").inTheFarFuture(RunKind.IDS).request().query())
        .containsEntry("after", "2100-01-01T00:00:00")
        .doesNotContainKey("modified_after");
  }

  @Test
  void aScopeHoldsItsBeginningAndNotItsEndAndWithoutABeginningEverythingBefore() {
    Scope scope = new Scope(RunKind.CREATED, FROM, TO);

    assertThat(scope.contains(FROM)).isTrue();
    assertThat(scope.contains(FROM.minusMillis(1))).isFalse();
    assertThat(scope.contains(TO.minusMillis(1))).isTrue();
    assertThat(scope.contains(TO)).isFalse();
    assertThat(Scope.full(TO).contains(Instant.EPOCH)).isTrue();
    assertThat(Scope.full(TO).contains(TO)).isFalse();
    assertThat(scope.openEnded(RunKind.WINDOW))
        .isEqualTo(new Scope(RunKind.WINDOW, FROM, Instant.MAX));
  }

  static Request bounded(Scope scope) {
    return Listing.of("/orders").within(scope).request();
  }
}
