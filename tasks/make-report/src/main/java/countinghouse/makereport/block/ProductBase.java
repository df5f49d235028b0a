package countinghouse.makereport.block;

import countinghouse.makereport.figures.Period;
import countinghouse.makereport.figures.ProductSales;
import countinghouse.makereport.figures.ProductSales.Stretch;
import countinghouse.makereport.marts.Facts;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/**
 * What a product's last 28 days are held against.
 *
 * @param name in a sentence
 * @param heading above a column
 * @param id in the page
 * @param days the 28 days
 * @param stretch what a product sold in them
 */
record ProductBase(
    String name, String heading, String id, Period days, Function<ProductSales, Stretch> stretch) {
  static final int DAYS = 28;
  private static final int YEAR = 364;

  /** The 28 days before, then those of a year before. */
  static List<ProductBase> all(Facts facts) {
    Period now = Period.ending(facts.history().last(), DAYS);
    return List.of(
        new ProductBase(
            "the 28 days before",
            "28 days before",
            "products-the-28-days-before",
            now.earlier(DAYS),
            ProductSales::before),
        new ProductBase(
            "the year before",
            "Year before",
            "products-the-year-before",
            now.earlier(YEAR),
            ProductSales::yearBefore));
  }

  boolean isKnown(Facts facts) {
    return facts.history().covers(days);
  }

  Stretch then(ProductSales sales) {
    return stretch.apply(sales);
  }

  BigDecimal gain(ProductSales sales) {
    return sales.gain(then(sales));
  }

  /** Whether it rose or fell beyond chance. */
  boolean moved(ProductSales sales) {
    return ProductSales.isRealChange(sales.now(), then(sales));
  }
}
