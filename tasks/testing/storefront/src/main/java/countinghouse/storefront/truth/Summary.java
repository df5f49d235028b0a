package countinghouse.storefront.truth;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.storefront.business.BusinessTime;
import countinghouse.storefront.business.play.Business;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The truth on one page. */
final class Summary {
  private Summary() {}

  static ObjectNode of(Business business, Truth truth) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("seed", business.seed()).put("start", business.start().toString());
    node.put("now", business.now().toString());
    node.put("timezone", BusinessTime.ZONE.getId()).put("currency", "USD");
    ObjectNode sources = node.putObject("sources");
    for (Source source : Source.values()) {
      source(sources.putObject(source.id()), source, truth);
    }
    counts(
        sources.withObjectProperty("woocommerce"),
        business.shop().orders().stream().map(order -> order.stage().status()));
    counts(
        sources.withObjectProperty("square"),
        business.till().orders().stream().map(order -> order.state().name()));
    node.put("mirrors", Mirrors.of(business).size());
    return node;
  }

  private static void source(ObjectNode node, Source source, Truth truth) {
    Totals sum = new Totals();
    truth
        .days()
        .forEach((day, totals) -> {
          if (day.source() == source) {
            sum.addAll(totals);
          }
        });
    for (Measure measure : Measure.values()) {
      String name = measure.name().toLowerCase(Locale.ROOT);
      if (measure.isMoney()) {
        node.put(name, sum.text(measure));
      } else {
        node.put(name, sum.get(measure));
      }
    }
  }

  private static void counts(ObjectNode node, Stream<String> statuses) {
    Map<String, Long> counts =
        statuses.collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
    ObjectNode byStatus = node.putObject("statuses");
    counts.forEach(byStatus::put);
  }
}
