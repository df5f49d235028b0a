package countinghouse.line;

import countinghouse.extractsquare.SquareHead;
import countinghouse.extractwoocommerce.ShopHead;
import countinghouse.lake.RunKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One task of the line as the DAG calls it: the name of its jar and its command line.
 *
 * @param task such as {@code load-staging}
 * @param arguments without the name
 */
public record Step(String task, List<String> arguments) {
  private static final String SHOP = "extract-woocommerce";
  private static final String TILL = "extract-square";
  private static final Duration LISTED = Duration.ofDays(90);
  private static final Duration SETTLING = Duration.ofMinutes(2);

  /** Copies the list. */
  public Step {
    arguments = List.copyOf(arguments);
  }

  /** A step without fuss. */
  public static Step of(String task, String... arguments) {
    return new Step(task, List.of(arguments));
  }

  /** All heads of the shop, and the ids that stand in it. */
  public static List<Step> shop(Instant now) {
    List<Step> steps = new ArrayList<>();
    for (ShopHead head : ShopHead.values()) {
      steps.add(extraction(SHOP, head.toString(), now));
    }
    for (ShopHead head : ShopHead.values()) {
      if (head.kinds().contains(RunKind.IDS)) {
        steps.add(listing(SHOP, head.toString(), now));
      }
    }
    return steps;
  }

  /** All heads of the till, and the ids that stand in it. */
  public static List<Step> till(Instant now) {
    List<Step> steps = new ArrayList<>();
    for (SquareHead head : SquareHead.values()) {
      steps.add(extraction(TILL, head.toString(), now));
    }
    for (SquareHead head : SquareHead.values()) {
      if (head.kinds().contains(RunKind.IDS)) {
        steps.add(listing(TILL, head.toString(), now));
      }
    }
    return steps;
  }

  /** From the lake to published marts. */
  public static List<Step> warehouse(String build) {
    return List.of(
        of("migrate-warehouse"),
        of("load-staging"),
        of("build-marts", "--build", build),
        of("check-marts", "--build", build),
        of("publish-marts", "--build", build));
  }

  private static Step extraction(String task, String head, Instant now) {
    return of(task, "--head", head, "--to", now.minus(SETTLING).toString());
  }

  private static Step listing(String task, String head, Instant now) {
    String createdFrom = now.minus(LISTED).toString();
    String to = now.minus(SETTLING).toString();
    return of(task, "--head", head, "--ids", "--created-from", createdFrom, "--to", to);
  }
}
