package countinghouse.extractwoocommerce;

import countinghouse.extraction.Disagreement;
import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.TaskContext;

/** Looks whether the shop can be read, and prints what it says about itself. */
final class ShopCheck {
  private final TaskContext context;
  private final Shop shop;

  ShopCheck(TaskContext context, Shop shop) {
    this.context = context;
    this.shop = shop;
  }

  /** Prints a line for everything looked at; fails as the extraction would. */
  RunReport run() {
    ShopIdentity identity = ShopIdentity.of(shop);
    line("shop", identity.title());
    line("address", "ok: REST interface found, permalinks are usable");
    line(
        "WooCommerce",
        identity.version().isEmpty() ? "unknown (this key may not read it)" : identity.version());
    line("time zone", identity.zone().getId());
    line("currency", identity.currency());
    Disagreement.tell(context, identity.currency(), identity.zone());
    RunReport.Builder report =
        RunReport.builder()
            .source(shop.name())
            .detail("version", identity.version())
            .detail("zone", identity.zone().getId())
            .detail("currency", identity.currency());
    ShopReader reader = new ShopReader(shop);
    for (ShopHead head : ShopHead.values()) {
      String rows =
          reader.count(head).map(Object::toString).orElse("no list of all; read one by one");
      line(head.toString(), rows);
      report.detail(head.toString(), rows);
    }
    line("credentials", "ok: every list above can be read");
    return report.traffic(shop.requests(), shop.bytes()).build();
  }

  private void line(String name, String value) {
    context.out().printf("%-12s %s%n", name, value);
  }
}
