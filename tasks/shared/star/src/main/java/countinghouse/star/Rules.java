package countinghouse.star;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The rules of the business, which are data: the files of {@code warehouse-schema/rules}, or those
 * of a folder that replaces them one by one.
 *
 * @param orderStatuses what an order's status means
 * @param channels the channels there are
 * @param channelRules how an order gets its channel
 * @param productLines how a product gets its line, before its categories are asked
 * @param paymentMethods what kind of money a way of paying is
 * @param exchangeRates rates into the reporting currency
 * @param blockedIdentities values by which nobody is recognised
 */
public record Rules(
    List<OrderStatus> orderStatuses,
    List<Channel> channels,
    List<ChannelRule> channelRules,
    List<ProductLine> productLines,
    List<PaymentMethod> paymentMethods,
    List<ExchangeRate> exchangeRates,
    List<BlockedIdentity> blockedIdentities) {

  /**
   * What a status means.
   *
   * @param sourceKind woocommerce or square
   * @param status as the source writes it
   * @param treatment sale, not_sale or cancelled
   */
  public record OrderStatus(String sourceKind, String status, String treatment) {}

  /**
   * A sales channel.
   *
   * @param code its natural key
   * @param name to show
   * @param group Online, In person, Wholesale or Other
   */
  public record Channel(String code, String name, String group) {}

  /**
   * How an order gets its channel: of the rules that fit, the one with the lowest priority.
   *
   * @param priority lowest first
   * @param sourceKind woocommerce or square
   * @param field created_via or customer_role (WooCommerce), source_name or customer_group (Square)
   * @param value what the field must be, in any case; * for anything. A group of the till's is
   *     meant by its name as it is now (a deleted one's as it was last), or by its id; who was in
   *     it at the sale counts.
   * @param channelCode the channel
   */
  public record ChannelRule(
      int priority, String sourceKind, String field, String value, String channelCode) {}

  /**
   * How a product gets its line.
   *
   * @param sourceKind woocommerce or square
   * @param match sku, product_id or category
   * @param value the SKU, the id, or the name of the category
   * @param productLine the line
   */
  public record ProductLine(String sourceKind, String match, String value, String productLine) {}

  /**
   * What kind of money a way of paying is.
   *
   * @param sourceKind woocommerce or square
   * @param method as the source names it
   * @param group Card, Cash, Bank transfer, Check, Wallet, Gift card, Pay later, Other or None
   */
  public record PaymentMethod(String sourceKind, String method, String group) {}

  /**
   * A rate from a day on, until the next one.
   *
   * @param currency ISO 4217
   * @param validFrom first day
   * @param rate reporting currency for one unit
   */
  public record ExchangeRate(String currency, LocalDate validFrom, BigDecimal rate) {}

  /**
   * A value by which nobody is recognised, such as the shop's own telephone number.
   *
   * @param kind email or phone
   * @param value in any spelling
   */
  public record BlockedIdentity(String kind, String value) {}

  /** Copies the lists. */
  public Rules {
    orderStatuses = List.copyOf(orderStatuses);
    channels = List.copyOf(channels);
    channelRules = List.copyOf(channelRules);
    productLines = List.copyOf(productLines);
    paymentMethods = List.copyOf(paymentMethods);
    exchangeRates = List.copyOf(exchangeRates);
    blockedIdentities = List.copyOf(blockedIdentities);
  }

  /**
   * Reads all rules.
   *
   * @param folder its files replace the packaged ones of the same name
   * @throws countinghouse.taskkit.TaskFailure (65) for a header or a value that breaks its
   *     contract, with file, line and column; (78) when the folder is none
   */
  public static Rules load(Optional<Path> folder) {
    return new RuleFolder(folder).read();
  }
}
