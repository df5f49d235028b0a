package countinghouse.star;

import countinghouse.star.RuleFile.Row;
import countinghouse.star.Rules.BlockedIdentity;
import countinghouse.star.Rules.Channel;
import countinghouse.star.Rules.ChannelRule;
import countinghouse.star.Rules.ExchangeRate;
import countinghouse.star.Rules.OrderStatus;
import countinghouse.star.Rules.PaymentMethod;
import countinghouse.star.Rules.ProductLine;
import countinghouse.taskkit.PackagedFiles;
import countinghouse.taskkit.TaskFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rule files, each from the folder that replaces it or from this library. */
final class RuleFolder {
  /** What somebody may have meant as rules; other files may lie there. */
  private static final Pattern TABLE = Pattern.compile("(?i)[^.].*\\.(csv|tsv|ya?ml|json|xlsx?)");

  private static final String PACKAGED = "/warehouse-schema/rules";
  private static final List<String> SOURCE_KINDS = List.of("woocommerce", "square");
  private static final List<String> TREATMENTS = List.of("sale", "not_sale", "cancelled");
  private static final List<String> GROUPS = List.of("Online", "In person", "Wholesale", "Other");
  private static final List<String> SHOP_FIELDS = List.of("created_via", "customer_role");
  private static final List<String> TILL_FIELDS = List.of("source_name", "customer_group");
  private static final List<String> MATCHES = List.of("sku", "product_id", "category");

  private static final List<String> PAYMENT_GROUPS =
      List.of(
          "Card",
          "Cash",
          "Bank transfer",
          "Check",
          "Wallet",
          "Gift card",
          "Pay later",
          "Other",
          "None");

  private final Optional<Path> folder;

  RuleFolder(Optional<Path> folder) {
    this.folder = folder;
  }

  Rules read() {
    folder.ifPresent(RuleFolder::demandFolder);
    List<Channel> channels = channels();
    return new Rules(
        orderStatuses(),
        channels,
        channelRules(channels.stream().map(Channel::code).toList()),
        productLines(),
        paymentMethods(),
        exchangeRates(),
        blockedIdentities());
  }

  private List<OrderStatus> orderStatuses() {
    return file("order_status.csv", "source_kind", "status", "treatment")
        .filled()
        .unique("source_kind", "status")
        .map(row ->
            new OrderStatus(
                row.oneOf("source_kind", SOURCE_KINDS),
                row.text("status"),
                row.oneOf("treatment", TREATMENTS)));
  }

  private List<Channel> channels() {
    return file("channel.csv", "channel_code", "channel_name", "channel_group")
        .unique("channel_code")
        .map(row ->
            new Channel(
                row.text("channel_code"),
                row.text("channel_name"),
                row.oneOf("channel_group", GROUPS)));
  }

  private List<ChannelRule> channelRules(List<String> channels) {
    return file("channel_rule.csv", "priority", "source_kind", "field", "value", "channel_code")
        .unique("priority")
        .map(row -> channelRule(row, channels));
  }

  private static ChannelRule channelRule(Row row, List<String> channels) {
    String kind = row.oneOf("source_kind", SOURCE_KINDS);
    return new ChannelRule(
        row.number("priority"),
        kind,
        row.oneOf("field", kind.equals("square") ? TILL_FIELDS : SHOP_FIELDS),
        row.text("value"),
        row.oneOf("channel_code", channels));
  }

  private List<ProductLine> productLines() {
    return file("product_line.csv", "source_kind", "match", "value", "product_line")
        .unique("source_kind", "match", "value")
        .map(row ->
            new ProductLine(
                row.oneOf("source_kind", SOURCE_KINDS),
                row.oneOf("match", MATCHES),
                row.text("value"),
                row.text("product_line")));
  }

  private List<PaymentMethod> paymentMethods() {
    return file("payment_method.csv", "source_kind", "payment_method", "payment_group")
        .unique("source_kind", "payment_method")
        .map(row ->
            new PaymentMethod(
                row.oneOf("source_kind", SOURCE_KINDS),
                row.text("payment_method"),
                row.oneOf("payment_group", PAYMENT_GROUPS)));
  }

  private List<ExchangeRate> exchangeRates() {
    return file("exchange_rate.csv", "currency", "valid_from", "rate", "note")
        .unique("currency", "valid_from")
        .map(row ->
            new ExchangeRate(
                row.currency("currency"), row.day("valid_from"), row.positive("rate")));
  }

  private List<BlockedIdentity> blockedIdentities() {
    return file("identity_block_list.csv", "kind", "value", "reason")
        .unique("kind", "value")
        .map(row ->
            new BlockedIdentity(row.oneOf("kind", List.of("email", "phone")), row.text("value")));
  }

  private RuleFile file(String name, String... header) {
    Optional<Path> own = folder.map(path -> path.resolve(name)).filter(Files::exists);
    String shown = own.map(Path::toString).orElse("warehouse-schema/rules/" + name);
    try (InputStream stream = own.isPresent() ? Files.newInputStream(own.get()) : packaged(name)) {
      return RuleFile.read(stream, shown, List.of(header));
    } catch (IOException e) {
      throw TaskFailure.configuration(
          "A file of rules cannot be read: " + e, shown, "Check that this user may read it", e);
    }
  }

  private static InputStream packaged(String name) {
    String text = PackagedFiles.read(RuleFolder.class, PACKAGED + "/" + name);
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void demandFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw TaskFailure.configuration(
          "COUNTINGHOUSE_RULES is no folder",
          folder.toString(),
          "Set it to a folder with files named as in warehouse-schema/rules, or unset it");
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> known = PackagedFiles.names(RuleFolder.class, PACKAGED);
      files.sorted().forEach(file -> demandKnown(file, known));
    } catch (IOException e) {
      throw TaskFailure.configuration(
          "The folder of the rules cannot be read: " + e,
          folder.toString(),
          "Check that this user may read it",
          e);
    }
  }

  /** A file whose name is misspelt would replace nothing, in silence. */
  private static void demandKnown(Path file, List<String> known) {
    String name = String.valueOf(file.getFileName());
    if (TABLE.matcher(name).matches() && !known.contains(name)) {
      throw TaskFailure.configuration(
          "There are no rules of this name",
          file.toString(),
          "Name it as one of " + String.join(", ", known) + ", or take it away");
    }
  }
}
