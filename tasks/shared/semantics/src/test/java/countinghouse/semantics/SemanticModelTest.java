package countinghouse.semantics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.semantics.Relationship.Cardinality;
import countinghouse.star.Star;
import countinghouse.star.StarTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SemanticModelTest {
  private static final Path SCHEMA = Path.of(System.getProperty("root.dir"), "warehouse-schema");
  private final SemanticModel model = SemanticModel.read();

  @Test
  void everyTableOfTheStarIsThereWithAllItsColumns() {
    assertThat(model.tables().stream().map(SemanticTable::name))
        .containsExactlyElementsOf(Star.TABLES.stream().map(StarTable::name).toList());
    assertThat(model.table("dim_date").columns()).hasSize(16);
  }

  @ParameterizedTest
  @CsvSource({
    "dim_product, product_line, Product line, TEXT, DIMENSION, NONE, ",
    "dim_product, list_price, List price, DECIMAL, MEASURE, AVERAGE, MONEY",
    "dim_date, year_number, Year, INTEGER, DIMENSION, NONE, ",
    "dim_date, date_key, Date key, INTEGER, KEY, NONE, ",
    "dim_date, is_weekend, Weekend, BOOLEAN, DIMENSION, NONE, ",
    "dim_date, full_date, Date, DATE, DIMENSION, NONE, ",
    "fct_sales_line, sold_at, Sold at, TIMESTAMP, DIMENSION, NONE, ",
    "fct_sales_line, net_amount, Net amount, DECIMAL, MEASURE, SUM, MONEY",
    "sales_movement, quantity, Quantity, DECIMAL, MEASURE, SUM, DECIMAL",
    "fct_order, refund_count, Refunds, INTEGER, MEASURE, SUM, COUNT",
    "fct_order, minutes_to_payment, Minutes to payment, INTEGER, MEASURE, AVERAGE, DECIMAL",
  })
  void aColumnIsWhatTheFileSaysAndElseWhatFollowsFromItsNameAndType(
      String table,
      String name,
      String caption,
      ColumnType type,
      Role role,
      Aggregation aggregation,
      NumberFormat format) {
    SemanticColumn column = model.table(table).column(name);
    assertThat(column.caption()).isEqualTo(caption);
    assertThat(column.type()).isEqualTo(type);
    assertThat(column.role()).isEqualTo(role);
    assertThat(column.isHidden()).isEqualTo(role == Role.KEY);
    assertThat(column.aggregation()).isEqualTo(aggregation);
    assertThat(column.format()).isEqualTo(Optional.ofNullable(format));
  }

  @Test
  void aColumnOfTheViewMeansWhatItMeansInTheFacts() {
    SemanticTable view = model.table("sales_movement");
    assertThat(view.column("net_amount").description())
        .isEqualTo("gross_amount - discount_amount: net sales.");
    assertThat(view.column("net_amount").sqlType()).isEqualTo("decimal(18, 4)");
  }

  @Test
  void relationshipsFollowFromTheForeignKeys() {
    assertThat(model.relationshipsFrom("fct_order"))
        .contains(
            relationship("date_key", "dim_date", "date_key", "", ""),
            relationship("paid_date_key", "dim_date", "date_key", "paid", ""),
            relationship("customer_key", "dim_customer", "customer_key", "", ""),
            relationship(
                "customer_durable_key", "dim_customer", "customer_durable_key", "", "is_current"));
    assertThat(cardinality("fct_order", "bridge_order_promotion"))
        .isEqualTo(Cardinality.ONE_TO_MANY);
    assertThat(cardinality("sales_movement", "bridge_order_promotion"))
        .isEqualTo(Cardinality.MANY_TO_MANY);
    assertThat(cardinality("bridge_order_promotion", "dim_promotion"))
        .isEqualTo(Cardinality.MANY_TO_ONE);
  }

  @Test
  void aFactHasOneDefaultRelationshipToEachOfItsDimensions() {
    for (SubjectArea area : model.subjectAreas()) {
      assertThat(
              model.relationshipsFrom(area.fact()).stream()
                  .filter(Relationship::isDefault)
                  .map(Relationship::right))
          .doesNotHaveDuplicates()
          .contains("dim_date", "dim_customer", "dim_channel", "dim_location");
    }
  }

  @Test
  void everyFactAndTheViewIsMeasuredOrSaysWhyNot() {
    assertThat(model.measuresOf("sales_movement")).hasSizeGreaterThan(10);
    assertThat(model.measuresOf("fct_sales_line")).isEmpty();
    assertThat(model.unmeasured()).allSatisfy(one -> assertThat(one.reason()).isPresent());
    assertThat(model.unmeasured())
        .contains(
            new SemanticModel.Unmeasured(
                "fct_payment",
                "amount",
                Optional.of("total_amount less tip_amount; money_taken and tips_paid have both.")));
  }

  @Test
  void whatIsAskedForByItsNameIsFoundOrRefused() {
    assertThat(model.measure("net_sales").name()).isEqualTo("net_sales");
    assertThat(model.table("dim_date").column("full_date").name()).isEqualTo("full_date");
    assertThat(model.hierarchiesOf("dim_date").stream().map(Hierarchy::name))
        .containsExactly("calendar", "calendar_weeks", "fiscal_years");
    assertThat(model.hierarchiesOf("fct_order")).isEmpty();
    assertThatThrownBy(() -> model.measure("net")).hasMessage("No measure net");
    assertThatThrownBy(() -> model.table("dim_day")).hasMessage("No table dim_day");
    assertThatThrownBy(() -> model.table("dim_date").column("day"))
        .hasMessage("No column dim_date.day");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "formula: sum(reporting_net_amount) | formula: sum(net)"
            + " | net_sales: no column sales_movement.net",
        "formula: sum(reporting_net_amount) | formula: reporting_net_amount"
            + " | net_sales: reporting_net_amount is not aggregated",
        "formula: sum(reporting_net_amount) | formula: sum(max(reporting_net_amount))"
            + " | net_sales aggregates an aggregate",
        "formula: sum(reporting_net_amount) | formula: 1 / sum(reporting_net_amount)"
            + " | net_sales may divide by 0",
        "formula: sum(reporting_net_amount) | formula: sum(reporting_net_amount | Expected )",
        "formula: sum(reporting_net_amount) | formula: 1 + reporting_net_amount"
            + " | net_sales: reporting_net_amount is not aggregated",
        "name: calendar_weeks | name: calendar | The hierarchy calendar stands there twice",
        "{name: orders, caption: Orders, fact | {name: sales, caption: Orders, fact"
            + " | The subject area sales stands there twice",
        "fct_payment: {caption: Payments} | fct_payment: {caption: Orders}"
            + " | The caption of a table Orders stands there twice",
        "name: refund_rate | name: net_sales | The measure net_sales stands there twice",
        "caption: Refund rate | caption: Net sales"
            + " | The caption of a measure Net sales stands there twice",
        "not_over: [dim_product] | not_over: [] | refunds: not_over belongs to",
        "not_over: [dim_product] | not_over: [dim_order_flags] | dim_order_flags is not related",
        "table: fct_payment | table: dim_date | payments: dim_date is neither a fact nor a view",
        "sort_by: month_number | sort_by: month_no | No column dim_date.month_no",
        "levels: [year_number, | levels: [year, | No column dim_date.year",
        "fact: fct_order | fact: fct_orders | orders: fct_orders is neither",
        "dim_channel: | dim_chanel: | No table dim_chanel",
        "channel_name: {caption: Channel} | channel_names: {caption: Channel}"
            + " | No column dim_channel.channel_names",
        "is_mirror: {caption: | is_miror: {caption: | No table has a column is_miror",
        "channel_name: {caption: Channel} | channel_name: {caption: Channel group}"
            + " | caption in dim_channel Channel group stands there twice",
        "channel_name: {caption: Channel} | channel_name: {aggregation: sum}"
            + " | dim_channel.channel_name is aggregated and is no measure",
        "    amount: total_amount less | 'x': | fct_payment.amount is in no measure",
        "formula: sum(reporting_net_amount) | formula: sum(net_amount)"
            + " | unmeasured sales_movement.net_amount needs no reason",
        "description: \"sale or refund: the sign of every amount and quantity.\" | hidden: true"
            + " | sales_movement.movement_kind has no description",
      })
  void whatDoesNotFitIsRefused(String text, String instead, String message) throws IOException {
    String yaml = Files.readString(SCHEMA.resolve("metrics.yaml"));
    assertThat(yaml).contains(text);
    String changed = yaml.replaceFirst(Pattern.quote(text), instead);
    assertThatThrownBy(() -> new ModelReader(MetricsFile.of(changed)).read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "dim_date: {caption: Date} | dim_date: {captoin: Date} | :11: \"captoin\" is no key here; there are [caption, hidden]",
        "dim_date: {caption: Date} | dim_date: | :11: A key without a value",
        "dim_date: {caption: Date} | dim_date: Date | :11: ",
        "measures: | measurs: | Missing required creator property 'measures'",
        "additivity: additive | additivity: sometimes | \"sometimes\": not one of the values",
        "formula: sum(reporting_net_amount) | # | Missing required creator property 'formula'",
        "caption: Net sales | # | Missing required creator property 'caption'",
        "caption: Net sales | caption: | :109: A key without a value: \"caption\"",
        "caption: Net sales | caption: Net: sales | :109: mapping values are not allowed here",
        "caption: Net sales | - caption: Net sales | expected <block end>, but found '-'",
        "caption: Net sales | caption: Sales; caption: Net sales | :110: Duplicate field 'caption'",
      })
  void whatCannotBeUnderstoodIsToldWithItsLine(String text, String instead, String message)
      throws IOException {
    String yaml = Files.readString(SCHEMA.resolve("metrics.yaml"));
    assertThat(yaml).contains(text);
    assertThatThrownBy(() ->
            MetricsFile.of(yaml.replaceFirst(Pattern.quote(text), instead.replace("; ", "\n    "))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("(?s)warehouse-schema/metrics\\.yaml:[1-9].*")
        .hasMessageContaining(message);
  }

  private static Relationship relationship(
      String leftColumn, String right, String rightColumn, String role, String onlyWhere) {
    return new Relationship(
        "fct_order",
        leftColumn,
        right,
        rightColumn,
        Cardinality.MANY_TO_ONE,
        true,
        Optional.of(role).filter(one -> !one.isEmpty()),
        Optional.of(onlyWhere).filter(one -> !one.isEmpty()));
  }

  private Cardinality cardinality(String left, String right) {
    return model.relationshipsFrom(left).stream()
        .filter(one -> one.right().equals(right))
        .findFirst()
        .orElseThrow()
        .cardinality();
  }
}
