package countinghouse.makereport.block;

import countinghouse.makereport.marts.Facts;
import countinghouse.warehouse.Keys;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** A product that was sold for the first time. */
record NewProduct(String name, String productLine, BigDecimal units, BigDecimal netSales) {
  /** No table lists more. */
  static final int SHOWN = 20;

  /** Those whose first sale ever lies on the day or later. */
  static List<NewProduct> since(Facts facts, LocalDate day) {
    ProductNames names = ProductNames.of(facts);
    return facts.questions().ask("new-products", Map.of("from", Keys.ofDay(day))).stream()
        .map(row ->
            new NewProduct(
                names.of(row.get(0, String.class)),
                row.get(1, String.class),
                row.get(3, BigDecimal.class),
                row.get(4, BigDecimal.class)))
        .toList();
  }
}
