package countinghouse.truthaudit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The figures of a demo as a file for machines. Its shape is a contract: see the design. */
final class Summary {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Summary() {}

  /**
   * Writes the file.
   *
   * @param sources the totals of each source, in the reporting currency
   * @param checkReports run reports of check-marts, whose counts are added up
   * @param seconds how long each step took
   */
  static void write(
      Path file,
      Collection<Comparison.Pair<String>> sources,
      List<Path> checkReports,
      Map<String, BigDecimal> seconds) {
    ObjectNode summary = JSON.createObjectNode();
    ObjectNode all = summary.putObject("sources");
    sources.forEach(source -> put(all.putObject(source.key()), source));
    put(summary.putObject("checks"), checkReports);
    ObjectNode steps = summary.putObject("seconds");
    seconds.forEach(steps::put);
    try {
      Files.createDirectories(file.toAbsolutePath().resolveSibling("."));
      Files.writeString(file, JSON.writeValueAsString(summary) + "\n");
    } catch (IOException e) {
      throw new AuditFailure("The summary cannot be written: " + file, e);
    }
  }

  private static void put(ObjectNode node, Comparison.Pair<String> source) {
    for (Measure count : Measure.ofThings()) {
      node.put(count.column(), source.marts().get(count).longValueExact());
    }
    node.put("net_sales", money(source.marts().get(Measure.NET_SALES_AFTER_REFUNDS)));
    node.put("truth_net_sales", money(source.truth().get(Measure.NET_SALES_AFTER_REFUNDS)));
  }

  private static String money(BigDecimal amount) {
    BigDecimal plain = amount.stripTrailingZeros();
    return plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }

  private static void put(ObjectNode node, List<Path> checkReports) {
    List<JsonNode> reports = checkReports.stream().map(Summary::read).toList();
    for (String count : List.of("passed", "warned", "failed")) {
      node.put(
          count, reports.stream().mapToLong(it -> it.path("details").path(count).asLong()).sum());
    }
  }

  private static JsonNode read(Path report) {
    try {
      return JSON.readTree(report.toFile());
    } catch (IOException e) {
      throw new AuditFailure("The run report of check-marts cannot be read: " + report, e);
    }
  }
}
