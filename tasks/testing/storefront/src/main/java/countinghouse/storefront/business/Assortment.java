package countinghouse.storefront.business;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Everything the business ever sells, read from {@code assortment.psv}. */
public final class Assortment {
  /** The product lines that stand under Bakery; the others stand under Workshop. */
  public static final List<String> BAKERY = List.of("Bread", "Pastry", "Pantry");

  /** The product lines that stand under Workshop. */
  public static final List<String> WORKSHOP = List.of("Candles", "Pottery", "Classes");

  private static final String RESOURCE = "/countinghouse/storefront/assortment.psv";
  private static final List<String> BY_THE_POUND = List.of("PAN-COF", "PAN-NUT");

  private Assortment() {}

  /** All products, those of later days included. */
  public static List<Product> products() {
    try (InputStream stream =
            Objects.requireNonNull(Assortment.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().filter(row -> !row.startsWith("#")).map(Assortment::product).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }

  private static Product product(String row) {
    String[] cells = row.split("\\|", -1);
    String where = cells[4];
    return new Product(
        cells[0],
        cells[1],
        cells[2],
        Kind.valueOf(cells[3].toUpperCase(Locale.ROOT)),
        !where.equals("till"),
        !where.equals("shop"),
        BY_THE_POUND.contains(cells[0]),
        Integer.parseInt(cells[7]),
        cells[8].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(cells[8]),
        Integer.parseInt(cells[9]),
        optionNames(cells[6]),
        variants(cells[0], Long.parseLong(cells[5]), cells[6]));
  }

  private static List<String> optionNames(String options) {
    if (options.isEmpty()) {
      return List.of();
    }
    return List.of(options.split(";", -1)).stream()
        .map(group -> group.substring(0, group.indexOf(':')))
        .toList();
  }

  private static List<Variant> variants(String key, long price, String options) {
    List<Variant> variants = List.of(new Variant(key, List.of(), price));
    if (options.isEmpty()) {
      return variants;
    }
    for (String group : options.split(";", -1)) {
      variants = extend(variants, group.substring(group.indexOf(':') + 1));
    }
    return variants;
  }

  private static List<Variant> extend(List<Variant> variants, String values) {
    List<Variant> extended = new ArrayList<>();
    for (Variant variant : variants) {
      for (String value : values.split(",", -1)) {
        int equals = value.indexOf('=');
        String name = value.substring(0, equals);
        List<String> all = new ArrayList<>(variant.values());
        all.add(name);
        extended.add(
            new Variant(
                variant.sku() + "-" + name.substring(0, 3).toUpperCase(Locale.ROOT).strip(),
                List.copyOf(all),
                variant.listPrice() + Long.parseLong(value.substring(equals + 1))));
      }
    }
    return List.copyOf(extended);
  }
}
