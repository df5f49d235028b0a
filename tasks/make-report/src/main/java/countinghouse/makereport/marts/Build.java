package countinghouse.makereport.marts;

import countinghouse.makereport.text.Money;
import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.MartSchema;
import countinghouse.warehouse.Migrations;
import countinghouse.warehouse.Warehouse;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jooq.Record;

/**
 * The published build.
 *
 * @param id its name
 * @param builtAt when it was finished (UTC)
 * @param readUpTo the latest reading that it has seen (UTC)
 * @param zone whose midnight divides the days
 * @param money amounts in the reporting currency
 */
public record Build(
    String id, LocalDateTime builtAt, LocalDateTime readUpTo, ZoneId zone, Money money) {

  /**
   * The build that is published.
   *
   * @throws TaskFailure (65) when none is, or something of it was taken away
   */
  public static Build published(Questions questions) {
    demandComplete(questions.warehouse());
    return questions.ask("build").stream()
        .findFirst()
        .map(Build::of)
        .orElseThrow(() -> nothing(questions.warehouse().address()));
  }

  private static void demandComplete(Warehouse warehouse) {
    List<String> missing = MartSchema.missing(warehouse);
    if (!missing.isEmpty()) {
      throw TaskFailure.data(
          "The published marts lack " + Migrations.shown(missing),
          warehouse.address(),
          "Another release made them, or somebody took it away by hand. The next publication makes them"
              + " anew: run the DAG daily_warehouse");
    }
  }

  /** Nothing was ever published. */
  public static TaskFailure nothing(String address) {
    return TaskFailure.data(
        "No marts are published yet, so there is nothing to report",
        address,
        "Publish a build first: run the DAG daily_warehouse, or publish-marts");
  }

  private static Build of(Record row) {
    return new Build(
        row.get(0, String.class),
        row.get(1, LocalDateTime.class),
        row.get(2, LocalDateTime.class),
        ZoneId.of(row.get(3, String.class)),
        Money.of(row.get(4, String.class)));
  }
}
