package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.RunKind;
import countinghouse.taskkit.TaskFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which lists hold the records of a head, in shops of every supported version. Where a shop lacks
 * the list of all refunds (before 9.0) or variations (before 10.3) their parents are walked.
 */
final class ShopReader {
  private static final Listing REFUNDS = Listing.of("/refunds");
  private static final Listing VARIATIONS = Listing.of("/variations");
  private static final String ID_FIELDS = "id,date_created_gmt,status";

  private final Shop shop;

  ShopReader(Shop shop) {
    this.shop = shop;
  }

  /** Hands over each record of a head within the scope, once. */
  Tally read(ShopHead head, Scope scope, Consumer<JsonNode> sink) {
    return switch (head) {
      case ORDERS -> orders(scope, sink);
      case REFUNDS -> refunds(scope, sink);
      case PRODUCTS -> IdWalk.over(shop, products(), sink);
      case VARIATIONS -> variations(sink);
      case CUSTOMERS -> IdWalk.over(shop, Listing.of("/customers").with("role", "all"), sink);
      case CATEGORIES -> IdWalk.over(shop, Listing.of("/products/categories"), sink);
    };
  }

  /** Hands over id, creation and status of each record of a head created within the scope. */
  Tally readIds(ShopHead head, Scope scope, Consumer<JsonNode> sink) {
    return switch (head) {
      case ORDERS -> IdWalk.over(shop, everyStatus().within(scope).fields(ID_FIELDS), sink);
      case REFUNDS -> refunds(scope, sink);
      case PRODUCTS, VARIATIONS, CUSTOMERS, CATEGORIES ->
          throw new IllegalArgumentException(head + " are read whole, which tells of deletions");
    };
  }

  /** How many records a head has; without those in the trash. */
  Optional<Long> count(ShopHead head) {
    return switch (head) {
      case ORDERS -> Optional.of(shop.count(ordersWith("any")));
      case REFUNDS -> shop.has(REFUNDS) ? Optional.of(shop.count(REFUNDS)) : Optional.empty();
      case PRODUCTS -> Optional.of(shop.count(products()));
      case VARIATIONS ->
          shop.has(VARIATIONS) ? Optional.of(shop.count(VARIATIONS)) : Optional.empty();
      case CUSTOMERS -> Optional.of(shop.count(Listing.of("/customers").with("role", "all")));
      case CATEGORIES -> Optional.of(shop.count(Listing.of("/products/categories")));
    };
  }

  /**
   * Makes sure that the shop heeds the bounds of time; unknown parameters are silently ignored.
   *
   * @throws TaskFailure (78) when it does not
   */
  void demandTimeFilter(RunKind kind) {
    if (shop.count(ordersWith("any").inTheFarFuture(kind)) > 0) {
      throw TaskFailure.configuration(
          "The shop ignores the filter by time of its orders",
          shop.name() + ", orders",
          "Update WooCommerce to 5.8 or newer, or find the plugin that removes the filter");
    }
  }

  /** The time of the first change the shop has of a head, from which its history is read. */
  Optional<Instant> firstRecord(ShopHead head) {
    boolean own = head == ShopHead.REFUNDS && shop.has(REFUNDS);
    List<Listing> lists = own ? List.of(REFUNDS) : List.of(ordersWith("any"), ordersWith("trash"));
    String orderBy = own ? "date" : "modified";
    String field = own ? "date_created_gmt" : "date_modified_gmt";
    return lists.stream()
        .flatMap(it -> shop.first(it, orderBy).stream())
        .flatMap(it -> Optional.ofNullable(time(head, it, field)).stream())
        .min(Instant::compareTo);
  }

  /** Orders that are not in the trash, then those that are: "any" never includes it. */
  private Tally orders(Scope scope, Consumer<JsonNode> sink) {
    IdSet seen = new IdSet();
    Consumer<JsonNode> once =
        order -> {
          if (seen.add(order.path("id").asLong())) {
            sink.accept(order);
          }
        };
    return IdWalk.over(shop, ordersWith("any").within(scope), once)
        .plus(IdWalk.over(shop, ordersWith("trash").within(scope), once));
  }

  private Tally refunds(Scope scope, Consumer<JsonNode> sink) {
    Listing all = scope.kind() == RunKind.IDS ? REFUNDS.fields("id,date_created_gmt") : REFUNDS;
    if (shop.has(REFUNDS)) {
      return IdWalk.over(shop, all.within(scope), sink);
    }
    return new RefundsByOrder(shop, ordersWith("any"), ordersWith("trash")).read(scope, sink);
  }

  private Tally variations(Consumer<JsonNode> sink) {
    if (shop.has(VARIATIONS)) {
      return IdWalk.over(shop, VARIATIONS, sink);
    }
    List<Long> parents = new ArrayList<>();
    Tally tally =
        IdWalk.over(
            shop,
            products().fields("id,variations"),
            product -> {
              if (!product.path("variations").isEmpty()) {
                parents.add(product.path("id").asLong());
              }
            });
    Tally children = new Tally(0, tally.complete());
    for (long parent : parents) {
      Listing list = Listing.of("/products/" + parent + "/variations");
      children = children.plus(IdWalk.over(shop, list, withParent(parent, sink)));
    }
    return children;
  }

  /** What older shops leave out, because it stands in the address. */
  static Consumer<JsonNode> withParent(long parent, Consumer<JsonNode> sink) {
    return record -> {
      if (record instanceof ObjectNode object && !object.has("parent_id")) {
        object.put("parent_id", parent);
      }
      sink.accept(record);
    };
  }

  private Listing everyStatus() {
    JsonNode statuses =
        shop.getIfAllowed("/wp-json/wc/v3/orders/statuses", "slug")
            .or(() -> shop.getIfAllowed("/wp-json/wc/v3/reports/orders/totals", "slug"))
            .orElseThrow(() ->
                TaskFailure.configuration(
                    "The shop does not tell its order statuses",
                    shop.name() + ", orders/statuses",
                    "Update WooCommerce to 9.6 or newer, or let this key read reports"));
    List<String> slugs = new ArrayList<>();
    statuses.forEach(it -> slugs.add(it.path("slug").asText()));
    slugs.add("trash");
    return ordersWith(String.join(",", slugs));
  }

  private static Listing ordersWith(String status) {
    return Listing.of("/orders").with("status", status);
  }

  private static Listing products() {
    return Listing.of("/products").with("status", "any");
  }

  private @Nullable Instant time(ShopHead head, JsonNode node, String field) {
    return Fields.gmt(JsonRecord.of(shop.name(), head.toString(), "id", node), field);
  }
}
