package countinghouse.storefront.business;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.storefront.Shown;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.truth.TruthFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed is the same business, however it is played. */
class SameBusinessTest {
  private static final int DAYS = 70;

  @TempDir private Path folder;

  @Test
  void playedAtOnceOrInStepsItShowsTheSameBytes() throws IOException {
    Instant end = BusinessTime.endOf(Shown.START.plusDays(DAYS - 1L));
    Business atOnce = new Business(11, Shown.START, 1);
    atOnce.playTo(end);
    Business inSteps = new Business(11, Shown.START, 1);
    Instant step = BusinessTime.startOf(Shown.START);
    while (step.isBefore(end)) {
      step = step.plus(Duration.ofHours(7).plusSeconds(13));
      inSteps.playTo(step.isBefore(end) ? step : end);
    }
    assertThat(everything(inSteps, "steps")).isEqualTo(everything(atOnce, "once"));
  }

  @Test
  void anotherSeedIsAnotherBusiness() throws IOException {
    Instant end = BusinessTime.endOf(Shown.START);
    Business one = new Business(1, Shown.START, 1);
    Business other = new Business(2, Shown.START, 1);
    one.playTo(end);
    other.playTo(end);
    assertThat(everything(one, "one")).isNotEqualTo(everything(other, "other"));
  }

  @Test
  void scaleMultipliesTheVolume() {
    Business twice = new Business(7, Shown.START, 3);
    twice.playTo(BusinessTime.endOf(Shown.START.plusDays(59)));
    int usual = Shown.after(60).business().shop().orders().size();
    assertThat(twice.shop().orders().size()).isBetween(usual * 5 / 2, usual * 7 / 2);
  }

  @Test
  void aNewDayAddsAndOnlyEditsTouchWhatWas() {
    Business business = new Business(7, Shown.START, 1);
    business.playTo(BusinessTime.endOf(Shown.START.plusDays(39)));
    Instant before = business.now();
    Map<Long, Object> orders = new TreeMap<>();
    business.shop().orders().forEach(order -> orders.put(order.id(), order));
    business.playTo(BusinessTime.endOf(Shown.START.plusDays(40)));
    business
        .shop()
        .orders()
        .forEach(order -> {
          if (!order.equals(orders.get(order.id()))) {
            assertThat(order.modified()).isAfter(before);
          }
        });
    assertThat(business.shop().orders()).hasSizeGreaterThan(orders.size());
  }

  @Test
  void theDayAfterFourHundredHasEveryKindOfEdit() {
    Business business = new Business(7, Shown.START, 1);
    business.playTo(BusinessTime.endOf(Shown.START.plusDays(399)));
    Shown shown = Shown.of(business);
    List<String> ids = ids(shown, "orders", "");
    List<String> refunds = ids(shown, "refunds", "");
    List<String> trash = ids(shown, "orders", "&status=trash");
    List<String> products = ids(shown, "products", "");
    business.playTo(BusinessTime.endOf(Shown.START.plusDays(400)));
    assertThat(ids(shown, "orders", "&status=any")).doesNotContainSequence(ids);
    assertThat(ids).anyMatch(id -> business.shop().order(Long.parseLong(id)).isEmpty());
    assertThat(ids(shown, "refunds", "")).doesNotContainSequence(refunds);
    assertThat(ids(shown, "orders", "&status=trash")).isNotEqualTo(trash);
    assertThat(ids(shown, "products", "")).hasSizeGreaterThan(products.size());
  }

  private static List<String> ids(Shown shown, String collection, String more) {
    return shown.all(collection, more + "&_fields=id").stream()
        .map(row -> row.path("id").asText())
        .toList();
  }

  private Map<String, String> everything(Business business, String name) throws IOException {
    Map<String, String> all = new TreeMap<>();
    Path truth = folder.resolve(name);
    new TruthFiles(truth).write(business);
    try (Stream<Path> files = Files.list(truth)) {
      for (Path file : files.toList()) {
        all.put(String.valueOf(file.getFileName()), Files.readString(file));
      }
    }
    Shown shown = Shown.of(business);
    for (String list : List.of("orders", "refunds", "products", "customers", "coupons")) {
      all.put(list, shown.all(list, "&status=any&role=all").toString());
    }
    all.put("till orders", shown.tillOrders().toString());
    for (String list : List.of("payments", "refunds")) {
      all.put("till " + list, shown.list(list, "LHK1SHOPWARREN").toString());
    }
    return all;
  }
}
