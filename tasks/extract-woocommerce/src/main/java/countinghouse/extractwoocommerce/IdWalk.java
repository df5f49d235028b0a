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
  /** Pages in a row that bring nothing new, going back included: else it might never end. */
  private static final int MOST_FRUITLESS = 1_000;

  private final Shop shop;
  private final Listing listing;
  private final Consumer<JsonNode> sink;
  private long rows;
  private long highest = Long.MIN_VALUE;
  private int fruitless;
  private long takenOffset = -1;
  private long takenFirst = Long.MIN_VALUE;

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
    while (true) {
      Page page = shop.page(listing, offset);
      if (offset > 0 && (page.isEmpty() || page.ids().getFirst() > highest)) {
        countFruitless(offset, page);
        offset = Math.max(0, offset - page.size());
        continue;
      }
      boolean advanced = take(page, offset);
      if (isLast(page, offset, advanced)) {
        return new Tally(rows, rows >= page.total());
      }
      if (!advanced && page.ids().size() == 1) {
        throw stuck(offset, page);
      }
      offset += page.ids().size() - 1;
    }
  }

  private boolean take(Page page, long offset) {
    long before = rows;
    for (int i = 0; i < page.ids().size(); i++) {
      if (page.ids().get(i) > highest) {
        highest = page.ids().get(i);
        rows++;
        sink.accept(page.records().get(i));
      }
    }
    if (rows == before) {
      demandMovement(offset, page);
      return false;
    }
    takenOffset = offset;
    takenFirst = page.ids().getFirst();
    fruitless = 0;
    return true;
  }

  /** Further on in the list, a page must begin with a later record, or the offset is ignored. */
  private void demandMovement(long offset, Page page) {
    countFruitless(offset, page);
    if (!page.isEmpty() && offset > takenOffset && page.ids().getFirst() <= takenFirst) {
      throw stuck(offset, page);
    }
  }

  private void countFruitless(long offset, Page page) {
    fruitless++;
    if (fruitless > MOST_FRUITLESS) {
      throw stuck(offset, page);
    }
  }

  /**
   * Whether the list ends here. The source may count records that it does not show us (a plugin
   * hides them): then it ends where the last counted one would be, and was not all of them.
   */
  private static boolean isLast(Page page, long offset, boolean advanced) {
    long shown = page.ids().size();
    return shown == 0 || offset + (advanced ? shown : page.size()) >= page.total();
  }

  private TaskFailure stuck(long offset, Page page) {
    return TaskFailure.data(
        "The pages do not advance: at offset %d only known records come, up to id %d of %d records"
            .formatted(offset, highest, page.total()),
        shop.name() + ", " + listing.request(),
        "Update WooCommerce, or find the plugin or cache that ignores the parameter \"offset\"");
  }
}
