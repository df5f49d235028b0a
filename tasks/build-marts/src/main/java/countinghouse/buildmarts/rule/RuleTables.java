package countinghouse.buildmarts.rule;

import static countinghouse.buildmarts.table.Expressions.BEGINNING;
import static countinghouse.buildmarts.table.Expressions.END;
import static countinghouse.warehouse.tables.conformed.Tables.CURRENCY_UNIT;
import static countinghouse.warehouse.tables.conformed.Tables.EXCHANGE_RATE;
import static countinghouse.warehouse.tables.conformed.Tables.RULE_CHANNEL;
import static countinghouse.warehouse.tables.conformed.Tables.RULE_ORDER_STATUS;
import static countinghouse.warehouse.tables.conformed.Tables.RULE_PAYMENT_METHOD;
import static countinghouse.warehouse.tables.conformed.Tables.RULE_PRODUCT_LINE;
import static java.util.stream.Collectors.toMap;

import countinghouse.buildmarts.table.ComputedTable;
import countinghouse.buildmarts.table.Inputs;
import countinghouse.star.Rules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** The rules of the business as tables that selects can join. */
public final class RuleTables {
  private final Inputs inputs;

  /** The tables of these inputs' rules. */
  public RuleTables(Inputs inputs) {
    this.inputs = inputs;
  }

  /** All of them. */
  public List<ComputedTable> tables() {
    return List.of(
        new Fixed(RULE_ORDER_STATUS, orderStatuses()),
        new Fixed(RULE_CHANNEL, channelRules()),
        new Fixed(RULE_PRODUCT_LINE, productLines()),
        new Fixed(RULE_PAYMENT_METHOD, paymentMethods()),
        new Fixed(EXCHANGE_RATE, exchangeRates()),
        new Fixed(CURRENCY_UNIT, currencyUnits()));
  }

  private List<List<@Nullable Object>> orderStatuses() {
    return inputs.rules().orderStatuses().stream()
        .map(rule -> row(rule.sourceKind(), rule.status(), rule.treatment()))
        .toList();
  }

  private List<List<@Nullable Object>> channelRules() {
    Map<String, String> groups =
        inputs.rules().channels().stream()
            .collect(toMap(Rules.Channel::code, Rules.Channel::group));
    return inputs.rules().channelRules().stream()
        .map(rule ->
            row(
                rule.priority(),
                rule.sourceKind(),
                rule.field(),
                rule.value(),
                rule.channelCode(),
                Objects.requireNonNull(groups.get(rule.channelCode()))))
        .toList();
  }

  private List<List<@Nullable Object>> productLines() {
    return inputs.rules().productLines().stream()
        .map(rule -> row(rule.sourceKind(), rule.match(), rule.value(), rule.productLine()))
        .toList();
  }

  private List<List<@Nullable Object>> paymentMethods() {
    return inputs.rules().paymentMethods().stream()
        .map(rule -> row(rule.sourceKind(), rule.method(), rule.group()))
        .toList();
  }

  /** A rate holds until the next one of its currency; the reporting currency's own is 1. */
  private List<List<@Nullable Object>> exchangeRates() {
    String reporting = inputs.currency().getCurrencyCode();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(row(reporting, BEGINNING.toLocalDate(), END.toLocalDate(), BigDecimal.ONE));
    List<Rules.ExchangeRate> rates =
        inputs.rules().exchangeRates().stream()
            .filter(rate -> !rate.currency().equals(reporting))
            .sorted(
                Comparator.comparing(Rules.ExchangeRate::currency)
                    .thenComparing(Rules.ExchangeRate::validFrom))
            .toList();
    for (int i = 0; i < rates.size(); i++) {
      Rules.ExchangeRate rate = rates.get(i);
      boolean isFollowed =
          i + 1 < rates.size() && rates.get(i + 1).currency().equals(rate.currency());
      LocalDate until = isFollowed ? rates.get(i + 1).validFrom() : END.toLocalDate();
      rows.add(row(rate.currency(), rate.validFrom(), until, rate.rate()));
    }
    return rows;
  }

  private static List<List<@Nullable Object>> currencyUnits() {
    return Currency.getAvailableCurrencies().stream()
        .filter(currency -> currency.getDefaultFractionDigits() >= 0)
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .map(RuleTables::unit)
        .toList();
  }

  private static List<@Nullable Object> unit(Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    BigDecimal units = BigDecimal.TEN.pow(digits);
    return row(
        currency.getCurrencyCode(), BigDecimal.ONE.movePointLeft(digits), units.longValueExact());
  }

  private static List<@Nullable Object> row(Object... values) {
    return List.of(values);
  }

  private record Fixed(Table<?> table, List<List<@Nullable Object>> rows) implements ComputedTable {
    @Override
    public Stream<List<@Nullable Object>> rows(DSLContext dsl) {
      return rows.stream();
    }
  }
}
