package countinghouse.storefront.truth;

import countinghouse.storefront.business.Cents;
import countinghouse.storefront.business.play.Business;
import countinghouse.storefront.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the truth into a folder; each file is replaced in one step. */
public final class TruthFiles {
  private final Path folder;

  public TruthFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes what is true now.
   *
   * @throws IOException when the folder cannot be written
   */
  public void write(Business business) throws IOException {
    Truth truth = new Truth(business);
    Files.createDirectories(folder);
    replace("sales_by_day.csv", days(truth));
    replace("sales_by_product_day.csv", products(truth));
    SaleList sales = new SaleList(business);
    replace("sales.csv", sales.sales());
    replace("sale_lines.csv", sales.lines());
    replace("refund_lines.csv", new RefundList(business).csv());
    replace("payments.csv", new PaymentList(business).csv());
    replace("orders_by_group.csv", new OrderGroups(business).csv());
    replace("customers.csv", new WhoIsWho(business).csv());
    replace("mirrors.csv", Mirrors.csv(business));
    replace("summary.json", Response.write(Summary.of(business, truth)) + "\n");
  }

  private static String days(Truth truth) {
    List<Object> header = new ArrayList<>(List.of("source", "currency", "day"));
    for (Measure measure : Measure.values()) {
      header.add(measure.name().toLowerCase(Locale.ROOT));
    }
    Csv csv = new Csv().row(header.toArray());
    truth
        .days()
        .forEach((day, totals) -> {
          List<Object> cells = new ArrayList<>(List.of(day.source().id(), "USD", day.day()));
          for (Measure measure : Measure.values()) {
            cells.add(totals.text(measure));
          }
          csv.row(cells.toArray());
        });
    return csv.toString();
  }

  private static String products(Truth truth) {
    Csv csv = new Csv().row("source", "day", "sku", "product_id", "name", "quantity", "net_sales");
    truth
        .products()
        .forEach((key, sold) ->
            csv.row(
                key.source().id(),
                key.day(),
                key.sku(),
                key.productId(),
                key.name(),
                sold.quantity().stripTrailingZeros().toPlainString(),
                Cents.text(sold.net())));
    return csv.toString();
  }

  private void replace(String name, String text) throws IOException {
    Path temporary = folder.resolve("." + name + ".tmp");
    Files.writeString(temporary, text);
    Files.move(
        temporary,
        folder.resolve(name),
        StandardCopyOption.REPLACE_EXISTING,
        StandardCopyOption.ATOMIC_MOVE);
  }
}
