package countinghouse.testsupport;

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
    return extractions(
        SHOP,
        List.of("orders", "refunds", "products", "variations", "customers", "categories"),
        List.of("orders", "refunds"),
        now);
  }

  /** All heads of the till, and the ids that stand in it. */
  public static List<Step> till(Instant now) {
    return extractions(
        TILL,
        List.of(
            "locations",
            "orders",
            "payments",
            "refunds",
            "items",
            "variations",
            "catalog-categories",
            "customers"),
        List.of("orders"),
        now);
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

  private static List<Step> extractions(
      String task, List<String> heads, List<String> listed, Instant now) {
    String to = now.minus(SETTLING).toString();
    String createdFrom = now.minus(LISTED).toString();
    List<Step> steps = new ArrayList<>();
    heads.forEach(head -> steps.add(of(task, "--head", head, "--to", to)));
    listed.forEach(head ->
        steps.add(of(task, "--head", head, "--ids", "--created-from", createdFrom, "--to", to)));
    return steps;
  }
}
