package countinghouse.checkmarts;

import static java.util.stream.Collectors.joining;

import countinghouse.star.Rules;
import countinghouse.warehouse.Keys;
import countinghouse.warehouse.Schemas;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** What {@code ${…}} means for every rule. */
final class Parameters {
  /** With one run a day, a source that was read today is younger. */
  private static final Duration FRESH = Duration.ofHours(20);

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private Parameters() {}

  /**
   * The parameters of one check.
   *
   * @param serviceLevel how old what is known of a source may be
   */
  static Map<String, String> of(
      Warehouse warehouse, Stamp candidate, Rules rules, Clock clock, Duration serviceLevel) {
    Instant now = clock.instant();
    Map<String, String> parameters = new HashMap<>(schemas(warehouse.schemas()));
    parameters.put("now", utc(now));
    parameters.put("fresh_since", utc(now.minus(FRESH)));
    parameters.put("fresh_hours", Long.toString(FRESH.toHours()));
    parameters.put("served_since", utc(now.minus(serviceLevel)));
    parameters.put("service_level_hours", Long.toString(serviceLevel.toHours()));
    parameters.put("as_of", text(candidate.stagingAsOf()));
    parameters.put("latest_date_key", Integer.toString(latestDateKey(candidate)));
    parameters.put("listed_statuses", statuses(warehouse, rules));
    parameters.put("named_groups", namedGroups(warehouse, rules));
    parameters.putAll(SeenVersions.parameters(warehouse));
    return parameters;
  }

  /** How a rule qualifies what is not in the build's own schema. */
  static Map<String, String> schemas(Schemas schemas) {
    return Map.of(
        "schema(staging)", schemas.staging(),
        "schema(ops)", schemas.ops(),
        "schema(marts)", schemas.marts());
  }

  private static String utc(Instant instant) {
    return text(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
  }

  /** An instant (UTC) as SQL writes it, to the microsecond: the later, the greater as text. */
  static String text(LocalDateTime utc) {
    return INSTANT.format(utc);
  }

  private static int latestDateKey(Stamp candidate) {
    LocalDate day =
        candidate
            .stagingAsOf()
            .atOffset(ZoneOffset.UTC)
            .atZoneSameInstant(candidate.zone())
            .toLocalDate()
            .plusDays(1);
    return Keys.ofDay(day);
  }

  private static String statuses(Warehouse warehouse, Rules rules) {
    return rules.orderStatuses().stream()
        .map(rule -> List.of(rule.sourceKind(), rule.status(), rule.treatment()))
        .map(row ->
            row.stream().map(text -> literal(warehouse, text)).collect(joining(", ", "(", ")")))
        .collect(joining(", "));
  }

  /** The till's groups that rules name, as rows; a row of nothing when they name none. */
  private static String namedGroups(Warehouse warehouse, Rules rules) {
    return Stream.concat(
            Stream.of(""),
            rules.channelRules().stream()
                .filter(rule -> rule.field().equals("customer_group"))
                .map(Rules.ChannelRule::value))
        .map(value -> "(" + literal(warehouse, value) + ")")
        .collect(joining(", "));
  }

  /** A text as a literal of the warehouse's SQL. */
  static String literal(Warehouse warehouse, String text) {
    return warehouse.dsl().renderInlined(DSL.inline(text));
  }
}
