package countinghouse.storefront.business;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every variant costs now, in cents; one list for shop and till. */
public final class PriceList {
  private final Map<String, Long> prices = new HashMap<>();
  private final Map<String, Long> salePrices = new HashMap<>();

  /** The opening prices. */
  public PriceList(List<Product> products) {
    products.stream()
        .flatMap(product -> product.variants().stream())
        .forEach(variant -> prices.put(variant.sku(), variant.listPrice()));
  }

  /** The price of a SKU. */
  public long of(String sku) {
    Long price = prices.get(sku);
    if (price == null) {
      throw new IllegalArgumentException("No price for SKU " + sku);
    }
    return price;
  }

  /** The price in the web shop, where some things are on sale at times. */
  public long online(String sku) {
    Long sale = salePrices.get(sku);
    return sale == null ? of(sku) : sale;
  }

  /** Puts a SKU on sale in the web shop. */
  public void putOnSale(String sku, long price) {
    salePrices.put(sku, price);
  }

  /** Ends the sale of a SKU. */
  public void endSale(String sku) {
    salePrices.remove(sku);
  }

  /** Raises a price by a percentage, to the next quarter of a dollar. */
  public void raise(String sku, int percent) {
    long raised = of(sku) * (100 + percent) / 100;
    prices.put(sku, (raised + 24) / 25 * 25);
  }
}
