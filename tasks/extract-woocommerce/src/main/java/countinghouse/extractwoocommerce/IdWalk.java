package countinghouse.extractwoocommerce;

import com.fasterxml.jackson.databind.JsonNode;
import countinghouse.taskkit.TaskFailure;
import java.util.function.Consumer;

/**
 * Reads a whole list although it changes meanwhile: no record that is in the list from the first
 * request to the last is missed, and none is handed over twice.
 *
 * <p>The list is in ascending order of ids, each page begins at the last record of the page before,
 * and only ids above the highest one seen are handed over. When records vanish in front of us
 * (deleted, or edited out of the filter) the next page begins too late, which shows because its
 * first id is above the highest one seen: then we go back by a page until it is not. So every page
 * taken is a stretch of the list without a gap to what was seen before.
 *
 * <p>Page by page, nothing else is kept in memory.
 */
final class IdWalk {
  private final Shop shop;
  private final Listing listing;
  private final Consumer<JsonNode> sink;
  private long highest = Long.MIN_VALUE;
  private long rows;

  private IdWalk(Shop shop, Listing listing, Consumer<JsonNode> sink) {
    this.shop = shop;
    this.listing = listing;
    this.sink = sink;
  }

  /**
   * Hands every record of the list to the sink.
   *
   * @throws TaskFailure (65) when the pages do not advance
   */
  static Tally over(Shop shop, Listing listing, Consumer<JsonNode> sink) {
    return new IdWalk(shop, listing, sink).walk();
  }

  private Tally walk() {
    long offset = 0;
    boolean idle = false;
    while (true) {
      Page page = shop.page(listing, offset);
      if (offset > 0 && (page.isEmpty() || page.ids().getFirst() > highest)) {
        offset = Math.max(0, offset - page.size());
        continue;
      }
      boolean advanced = take(page);
      if (page.isEmpty() || offset + page.ids().size() >= page.total()) {
        return tally(page);
      }
      if (!advanced && offset + page.size() >= page.total()) {
        return tally(page);
      }
      if (!advanced && idle) {
        throw stuck(offset, page);
      }
      idle = !advanced;
      offset += page.ids().size() - 1;
    }
  }

  private boolean take(Page page) {
    boolean advanced = false;
    for (int i = 0; i < page.ids().size(); i++) {
      if (page.ids().get(i) > highest) {
        highest = page.ids().get(i);
        rows++;
        advanced = true;
        sink.accept(page.records().get(i));
      }
    }
    return advanced;
  }

  /** The source may count records that it does not show us; then it was not all of them. */
  private Tally tally(Page last) {
    return new Tally(rows, rows >= last.total());
  }

  private TaskFailure stuck(long offset, Page page) {
    return TaskFailure.data(
        "The pages do not advance: from offset %d on only known records come, up to id %d of %d records"
            .formatted(offset, highest, page.total()),
        shop.name() + ", " + listing.request(),
        "Update WooCommerce, or find the plugin or cache that ignores the parameter \"offset\"");
  }
}
