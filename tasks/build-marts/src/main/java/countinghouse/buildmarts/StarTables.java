package countinghouse.buildmarts;

import countinghouse.buildmarts.conformed.AllocatedAmount;
import countinghouse.buildmarts.conformed.AllocatedRefund;
import countinghouse.buildmarts.conformed.ConformedOrder;
import countinghouse.buildmarts.conformed.ConformedRefund;
import countinghouse.buildmarts.conformed.CustomerMembership;
import countinghouse.buildmarts.conformed.HeaderAmount;
import countinghouse.buildmarts.conformed.JoinedCandidate;
import countinghouse.buildmarts.conformed.OrderOutcome;
import countinghouse.buildmarts.conformed.OrderPromotion;
import countinghouse.buildmarts.conformed.OrderSum;
import countinghouse.buildmarts.conformed.ProductVersion;
import countinghouse.buildmarts.conformed.RefundRest;
import countinghouse.buildmarts.conformed.RuleTables;
import countinghouse.buildmarts.conformed.SourcePayment;
import countinghouse.buildmarts.marts.BridgeCustomerIdentity;
import countinghouse.buildmarts.marts.BridgeOrderPromotion;
import countinghouse.buildmarts.marts.DimChannel;
import countinghouse.buildmarts.marts.DimCustomer;
import countinghouse.buildmarts.marts.DimDate;
import countinghouse.buildmarts.marts.DimLocation;
import countinghouse.buildmarts.marts.DimOrderFlags;
import countinghouse.buildmarts.marts.DimPaymentMethod;
import countinghouse.buildmarts.marts.DimProduct;
import countinghouse.buildmarts.marts.DimPromotion;
import countinghouse.buildmarts.marts.DimTimeOfDay;
import countinghouse.buildmarts.marts.FctOrder;
import countinghouse.buildmarts.marts.FctPayment;
import countinghouse.buildmarts.marts.FctRefundLine;
import countinghouse.buildmarts.marts.FctSalesLine;
import countinghouse.buildmarts.source.CategoryDepth;
import countinghouse.buildmarts.source.ChannelRuleValue;
import countinghouse.buildmarts.source.CustomerCandidate;
import countinghouse.buildmarts.source.CustomerVersion;
import countinghouse.buildmarts.source.ItemVersion;
import countinghouse.buildmarts.source.MirroredOrder;
import countinghouse.buildmarts.source.OrderLine;
import countinghouse.buildmarts.source.RefundLine;
import countinghouse.buildmarts.source.SourceOrder;
import countinghouse.buildmarts.source.SourcePromotion;
import countinghouse.buildmarts.source.SourceRefund;
import countinghouse.buildmarts.source.VariantVersion;
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
