package countinghouse.buildmarts;

import countinghouse.buildmarts.calendar.DimDate;
import countinghouse.buildmarts.calendar.DimTimeOfDay;
import countinghouse.buildmarts.channel.ChannelRuleValue;
import countinghouse.buildmarts.channel.DimChannel;
import countinghouse.buildmarts.customer.BridgeCustomerIdentity;
import countinghouse.buildmarts.customer.CustomerCandidate;
import countinghouse.buildmarts.customer.CustomerMembership;
import countinghouse.buildmarts.customer.CustomerVersion;
import countinghouse.buildmarts.customer.DimCustomer;
import countinghouse.buildmarts.customer.JoinedCandidate;
import countinghouse.buildmarts.location.DimLocation;
import countinghouse.buildmarts.order.AllocatedAmount;
import countinghouse.buildmarts.order.ConformedOrder;
import countinghouse.buildmarts.order.DimOrderFlags;
import countinghouse.buildmarts.order.FctOrder;
import countinghouse.buildmarts.order.FctSalesLine;
import countinghouse.buildmarts.order.HeaderAmount;
import countinghouse.buildmarts.order.MirroredOrder;
import countinghouse.buildmarts.order.OrderLine;
import countinghouse.buildmarts.order.OrderOutcome;
import countinghouse.buildmarts.order.OrderSum;
import countinghouse.buildmarts.order.SourceOrder;
import countinghouse.buildmarts.payment.DimPaymentMethod;
import countinghouse.buildmarts.payment.FctPayment;
import countinghouse.buildmarts.payment.SourcePayment;
import countinghouse.buildmarts.product.CategoryDepth;
import countinghouse.buildmarts.product.DimProduct;
import countinghouse.buildmarts.product.ItemVersion;
import countinghouse.buildmarts.product.ProductVersion;
import countinghouse.buildmarts.product.VariantVersion;
import countinghouse.buildmarts.promotion.BridgeOrderPromotion;
import countinghouse.buildmarts.promotion.DimPromotion;
import countinghouse.buildmarts.promotion.OrderPromotion;
import countinghouse.buildmarts.promotion.SourcePromotion;
import countinghouse.buildmarts.refund.AllocatedRefund;
import countinghouse.buildmarts.refund.ConformedRefund;
import countinghouse.buildmarts.refund.FctRefundLine;
import countinghouse.buildmarts.refund.RefundLine;
import countinghouse.buildmarts.refund.RefundRest;
import countinghouse.buildmarts.refund.SourceRefund;
import countinghouse.buildmarts.rule.RuleTables;
import countinghouse.buildmarts.table.BuiltTable;
import countinghouse.buildmarts.table.Inputs;
import java.util.List;
import java.util.stream.Stream;

/** Every table of a build in the order in which they are filled: each reads those before it. */
final class StarTables {
  private StarTables() {}

  static List<BuiltTable> inOrder(Inputs inputs) {
    return Stream.of(
            new RuleTables(inputs).tables(),
            sources(inputs),
            customers(inputs),
            orders(inputs),
            star(inputs))
        .<BuiltTable>flatMap(List::stream)
        .toList();
  }

  /** Both sources in one language: what staging and the rules alone tell. */
  private static List<BuiltTable> sources(Inputs inputs) {
    return List.of(
        new SourceOrder(inputs),
        new MirroredOrder(),
        new OrderLine(inputs),
        new SourcePromotion(),
        new SourceRefund(),
        new RefundLine(inputs),
        new CategoryDepth(),
        new ItemVersion(),
        new VariantVersion(),
        new ChannelRuleValue(),
        new CustomerCandidate(inputs),
        new CustomerVersion(inputs));
  }

  /** The customers come before the orders, which carry the version of their day. */
  private static List<BuiltTable> customers(Inputs inputs) {
    return List.of(new JoinedCandidate(inputs), new CustomerMembership(), new DimCustomer(inputs));
  }

  private static List<BuiltTable> orders(Inputs inputs) {
    return List.of(
        new ConformedOrder(inputs),
        new ConformedRefund(inputs),
        new OrderSum(),
        new HeaderAmount(),
        new AllocatedAmount(),
        new RefundRest(),
        new AllocatedRefund(),
        new SourcePayment(inputs),
        new OrderPromotion(inputs),
        new ProductVersion(inputs));
  }

  /** The refunds come before the outcome of an order, which every other fact may point to. */
  private static List<BuiltTable> star(Inputs inputs) {
    return List.of(
        new DimProduct(inputs),
        new DimChannel(inputs),
        new DimLocation(inputs),
        new DimTimeOfDay(),
        new DimPaymentMethod(inputs),
        new DimPromotion(inputs),
        new BridgeCustomerIdentity(),
        new BridgeOrderPromotion(),
        new FctRefundLine(inputs),
        new OrderOutcome(inputs),
        new DimDate(inputs),
        new DimOrderFlags(),
        new FctSalesLine(),
        new FctPayment(inputs),
        new FctOrder(inputs));
  }
}
