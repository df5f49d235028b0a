package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.apiclient.json.JsonRecord;
import countinghouse.lake.RunKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads refunds order by order, for shops before 9.0. A new refund moves its order's modification,
 * so the orders modified within the window have all its refunds, and some older ones, which do no
 * harm. For the ids of refunds every order is looked at: none may be missing.
 */
final class RefundsByOrder {
  private final Shop shop;
  private final List<Listing> orders;

  RefundsByOrder(Shop shop, Listing... orders) {
    this.shop = shop;
    this.orders = List.of(orders);
  }

  Tally read(Scope scope, Consumer<JsonNode> sink) {
    Tally tally = Tally.NOTHING;
    IdSet seen = new IdSet();
    for (Listing list : orders) {
      List<Long> parents = new ArrayList<>();
      Tally walked = IdWalk.over(shop, parents(list, scope), order -> note(order, parents));
      tally = tally.plus(new Tally(0, walked.complete()));
      for (long parent : parents) {
        if (seen.add(parent)) {
          tally = tally.plus(refundsOf(parent, scope, sink));
        }
      }
    }
    return tally;
  }

  private static Listing parents(Listing list, Scope scope) {
    Listing slim = list.fields("id,refunds");
    return switch (scope.kind()) {
      case WINDOW -> slim.within(scope);
      case CREATED -> slim.within(scope.openEnded(RunKind.WINDOW));
      case IDS, FULL -> slim;
    };
  }

  private Tally refundsOf(long order, Scope scope, Consumer<JsonNode> sink) {
    long[] outside = new long[1];
    Consumer<JsonNode> wanted =
        refund -> {
          if (scope.kind() == RunKind.WINDOW || scope.contains(created(refund))) {
            sink.accept(refund);
          } else {
            outside[0]++;
          }
        };
    Listing list = Listing.of("/orders/" + order + "/refunds");
    Tally tally = IdWalk.over(shop, list, ShopReader.withParent(order, wanted));
    return new Tally(tally.rows() - outside[0], tally.complete());
  }

  private Instant created(JsonNode refund) {
    JsonRecord record = JsonRecord.of(shop.name(), "refunds", "id", refund);
    @Nullable Instant created = Fields.gmt(record, "date_created_gmt");
    return record.required("date_created_gmt", created);
  }

  private static void note(JsonNode order, List<Long> parents) {
    if (!order.path("refunds").isEmpty()) {
      parents.add(order.path("id").asLong());
    }
  }
}
