package countinghouse.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import countinghouse.buildmarts.BuildMarts;
import countinghouse.extractsquare.ExtractSquare;
import countinghouse.line.Line;
import countinghouse.loadstaging.LoadStaging;
import countinghouse.migratewarehouse.MigrateWarehouse;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.FakeServer;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Square cases that were worked out by hand from Square's text, through the line into the
 * marts: every case a source of its own, all in one build.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SquareCasesTest {
  private static final Path CASES =
      Path.of(System.getProperty("root.dir"), "tasks/extract-square/src/test/resources/cases");
  private static final Instant NOW = Instant.parse("2026-03-06T00:00:00Z");
  private static final JsonMapper JSON = new JsonMapper();

  /** What each figure is in the marts. */
  private static final Map<String, String> FIGURES =
      Map.ofEntries(
          Map.entry("net_sales", sold("net_amount")),
          Map.entry("tax", sold("tax_amount")),
          Map.entry("tip", sold("tip_amount")),
          Map.entry("service_charge", sold("fee_amount")),
          Map.entry("gift_cards_sold", sold("gift_card_amount")),
          Map.entry("rounding", sold("rounding_amount")),
          Map.entry("total", sold("total_amount")),
          Map.entry("refund_net", givenBack("net_amount")),
          Map.entry("refund_tax", givenBack("tax_amount")),
          Map.entry("refund_tip", givenBack("tip_amount")),
          Map.entry("refund_total", givenBack("total_amount")));

  private Line line;

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(CASES)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    }
  }

  @BeforeAll
  void everyCaseIsReadAndAllAreBuilt(@TempDir Path folder) throws IOException {
    for (String name : cases()) {
      try (FakeServer square = FakeServer.start(asked -> answer(name, asked))) {
        Line reading =
            new Line(
                folder,
                Map.of(
                    "COUNTINGHOUSE_SQUARE_URL", square.address().toString(),
                    "COUNTINGHOUSE_SQUARE_ACCESS_TOKEN", "EAAA-case",
                    "COUNTINGHOUSE_START", "2026-03-01"));
        for (String head : List.of("locations", "orders", "payments", "refunds")) {
          reading.done(
              new ExtractSquare(),
              NOW,
              "--source-name",
              name,
              "--head",
              head,
              "--to",
              "2026-03-05T00:00:00Z");
        }
      }
    }
    line = new Line(folder, Map.of());
    line.done(new MigrateWarehouse(), NOW);
    line.done(new LoadStaging(), NOW);
    line.done(new BuildMarts(), NOW, "--build", "cases");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theMartsHoldTheFiguresWorkedOutByHand(String name) throws SQLException {
    JsonNode expected = json(CASES.resolve(name).resolve("expected.json"));
    for (Map.Entry<String, String> figure : FIGURES.entrySet()) {
      String found = Contents.value(line.url(), figure.getValue().formatted(name));
      assertThat(new BigDecimal(found))
          .as("%s of %s: %s", figure.getKey(), name, expected.path("how"))
          .isEqualByComparingTo(expected.path(figure.getKey()).asText());
    }
  }

  private static String sold(String column) {
    return "select coalesce(sum("
        + column
        + "), 0) from marts_cases.fct_sales_line where source_name = '%s' and is_counted";
  }

  private static String givenBack(String column) {
    return "select coalesce(sum("
        + column
        + "), 0) from marts_cases.fct_refund_line where source_name = '%s' and is_counted";
  }

  private static Reply answer(String name, Asked asked) {
    Path folder = CASES.resolve(name);
    return switch (asked.path()) {
      case "/v2/locations" -> Reply.json(200, text(CASES.resolve("locations.json")));
      case "/v2/orders/search" -> Reply.json(200, text(folder.resolve("orders.json")));
      case "/v2/payments" ->
          "CASES-US".equals(asked.query().get("location_id"))
              ? Reply.json(200, text(folder.resolve("payments.json")))
              : Reply.json(200, "{}");
      default -> Reply.json(200, text(folder.resolve("refunds.json")));
    };
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(text(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
