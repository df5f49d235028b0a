package countinghouse.makereport.block;

import static java.util.stream.Collectors.toMap;

import countinghouse.makereport.marts.Facts;
import java.util.Map;

/**
 * The name of every product by its code.
 *
 * @param byCode as it is called today
 */
record ProductNames(Map<String, String> byCode) {
  static ProductNames of(Facts facts) {
    return new ProductNames(
        facts.questions().ask("product-names").stream()
            .collect(toMap(row -> row.get(0, String.class), row -> row.get(1, String.class))));
  }

  String of(String code) {
    return byCode.getOrDefault(code, code);
  }
}
