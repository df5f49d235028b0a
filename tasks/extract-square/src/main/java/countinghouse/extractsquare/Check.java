package countinghouse.extractsquare;

import countinghouse.extraction.Disagreement;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.TaskFailure;
import countinghouse.taskkit.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code --check}: who we are talking to, what we may read, and how much there is. */
final class Check {
  private static final Duration RECENT = Duration.ofDays(30);

  private final TaskContext context;
  private final Pages pages;
  private final Merchant merchant;
  private final List<String> refused = new ArrayList<>();

  Check(TaskContext context, Pages pages, Merchant merchant) {
    this.context = context;
    this.pages = pages;
    this.merchant = merchant;
  }

  /**
   * Prints the table.
   *
   * @throws TaskFailure 77 after printing, when a permission is missing
   */
  void run() {
    tellMerchant();
    tell("MERCHANT_PROFILE_READ", merchant.locations().size() + " locations");
    Listings listings = new Listings(merchant.locationIds());
    Instant now = context.clock().instant();
    Window recent = new Window(now.minus(RECENT), now);
    ask("ORDERS_READ", () -> count(listings.orderIds(recent)) + " orders in the last 30 days");
    ask(
        "PAYMENTS_READ",
        () ->
            count(listings.dated(SquareHead.PAYMENTS, DatedBy.CREATED, recent))
                + " payments in the last 30 days");
    ask("ITEMS_READ", () -> count(listings.whole(SquareHead.ITEMS)) + " items");
    ask("CUSTOMERS_READ", this::customers);
    if (!refused.isEmpty()) {
      throw TaskFailure.refused(
          "Permissions are missing: " + String.join(", ", refused),
          "square, access token",
          "Grant them to the application and make a new access token");
    }
  }

  private void tellMerchant() {
    Merchant.Location main = merchant.main();
    tell("merchant", merchant.id());
    tell("version", SquareSource.VERSION);
    tell("zone", main.zone() + " (of " + main.name() + ")");
    tell("currency", main.currency());
    Disagreement.tell(context, main.currency(), main.zone());
    for (Merchant.Location it : merchant.locations()) {
      tell(
          "location",
          String.join(" · ", it.id(), it.name(), it.status(), it.zone().getId(), it.currency()));
    }
  }

  private void ask(String scope, Supplier<String> question) {
    try {
      tell(scope, question.get());
    } catch (TaskFailure failure) {
      if (failure.exitCode() != ExitCode.REFUSED) {
        throw failure;
      }
      refused.add(scope);
      tell(scope, "REFUSED");
    }
  }

  private String customers() {
    return pages.body(Listings.customerCount()).path("count").asLong() + " customers";
  }

  /** Counts the first pages alone. */
  private String count(List<Listing> listings) {
    int count = 0;
    boolean more = false;
    for (Listing listing : listings) {
      int found = pages.firstPage(listing).size();
      count += found;
      more |= found >= listing.pageSize();
    }
    return more ? count + " or more" : Integer.toString(count);
  }

  private void tell(String what, String value) {
    context.out().printf("%-22s %s%n", what, value);
  }
}
