package countinghouse.extractsquare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import countinghouse.taskkit.Window;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ArgumentsTest {
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");
  private static final String TO = "2026-11-21T02:58:00Z";
  private static final Window DAY =
      new Window(Instant.parse("2026-11-20T02:58:00Z"), Instant.parse(TO));

  @Test
  void whatMakesSenseIsUnderstood() {
    assertThat(job("--check")).isEqualTo(new Job.CheckAccount());
    assertThat(job("--head", "orders", "--to", TO))
        .isEqualTo(new Job.UpTo(SquareHead.ORDERS, DAY.to()));
    assertThat(job("--head", "payments", "--from", "2026-11-20T02:58:00Z", "--to", TO))
        .isEqualTo(new Job.Between(SquareHead.PAYMENTS, DatedBy.MODIFIED, DAY));
    assertThat(
            job(
                "--head",
                "refunds",
                "--by",
                "created",
                "--from",
                "2026-11-20T02:58:00Z",
                "--to",
                TO))
        .isEqualTo(new Job.Between(SquareHead.REFUNDS, DatedBy.CREATED, DAY));
    assertThat(job("--head", "catalog-categories", "--to", TO))
        .isEqualTo(new Job.Whole(SquareHead.CATALOG_CATEGORIES, DAY.to()));
    assertThat(
            job("--head", "orders", "--ids", "--created-from", "2026-11-20T02:58:00Z", "--to", TO))
        .isEqualTo(new Job.Ids(DAY));
  }

  @Test
  void whatMakesNoSenseIsRefusedWithAReason() {
    assertUsage("--head is missing", "--to", TO);
    assertUsage("no head \"order\"", "--head", "order", "--to", TO);
    assertUsage("--to is missing", "--head", "orders");
    assertUsage("lies in the future", "--head", "orders", "--to", "2026-11-21T03:00:01Z");
    assertUsage("--by created needs --from", "--head", "orders", "--by", "created", "--to", TO);
    assertUsage("--by sold is unknown", "--head", "orders", "--by", "sold", "--to", TO);
    assertUsage(
        "always read whole", "--head", "items", "--from", "2026-11-20T02:58:00Z", "--to", TO);
    assertUsage("--ids is for orders", "--head", "payments", "--ids", "--to", TO);
    assertUsage("--created-from is missing", "--head", "orders", "--ids", "--to", TO);
    assertUsage(
        "goes with --ids",
        "--head",
        "orders",
        "--created-from",
        "2026-11-20T02:58:00Z",
        "--to",
        TO);
    assertUsage(
        "ends before it starts", "--head", "orders", "--from", "2026-11-21T02:59:00Z", "--to", TO);
    assertUsage("source name", "--head", "orders", "--to", TO, "--source-name", "../else");
  }

  private static void assertUsage(String text, String... arguments) {
    assertThatThrownBy(() -> job(arguments))
        .isInstanceOfSatisfying(
            TaskFailure.class, it -> assertThat(it.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContaining(text);
  }

  private static Job job(String... words) {
    Arguments arguments = new Arguments();
    CommandLine.populateCommand(arguments, words);
    return arguments.job(NOW);
  }
}
