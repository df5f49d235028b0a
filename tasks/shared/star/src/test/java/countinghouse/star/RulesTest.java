package countinghouse.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import countinghouse.star.Rules.BlockedIdentity;
import countinghouse.star.Rules.Channel;
import countinghouse.star.Rules.ChannelRule;
import countinghouse.star.Rules.ExchangeRate;
import countinghouse.star.Rules.OrderStatus;
import countinghouse.star.Rules.PaymentMethod;
import countinghouse.star.Rules.ProductLine;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RulesTest {
  @TempDir Path folder;

  @Test
  void thePackagedRulesCallTheseStatusesASale() {
    assertThat(Rules.load(Optional.empty()).orderStatuses())
        .filteredOn(rule -> rule.treatment().equals("sale"))
        .extracting(OrderStatus::status)
        .containsExactly("processing", "completed", "refunded", "COMPLETED");
  }

  @Test
  void aFileOfTheFolderReplacesThePackagedOneAndNoOther() throws IOException {
    write("order_status.csv", "\uFEFFsource_kind,status,treatment\nwoocommerce, shipped ,sale\n\n");

    Rules rules = Rules.load(Optional.of(folder));

    assertThat(rules.orderStatuses())
        .containsExactly(new OrderStatus("woocommerce", "shipped", "sale"));
    assertThat(rules.channels()).isEqualTo(Rules.load(Optional.empty()).channels());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          order_status.csv | "source_kind,status\n" | :1 | "source_kind,status,treatment"
          order_status.csv | "source_kind,status\nsquare,x,sale,y\n" | :1 | "source_kind,status,treatment"
          order_status.csv | "" | :1 | "source_kind,status,treatment"
          order_status.csv | "source_kind,status,treatment\n" | "" | Copy the file of warehouse-schema/rules
          order_status.csv | "source_kind,status,treatment\nsquare,""x,sale\n" | "" | Close every quotation mark
          order_status.csv | "source_kind,status,treatment\nshopify,x,sale\n" | :2:1 | woocommerce, square
          order_status.csv | "source_kind,status,treatment\nsquare,x,sale\nsquare,y,maybe\n" | :3:3 | sale, not_sale, cancelled
          order_status.csv | "source_kind,status,treatment\nsquare,,sale\n" | :2:2 | Give a value
          order_status.csv | "source_kind,status,treatment\nsquare,x,sale\nsquare,X,sale\n" | :3:2 | line 2
          order_status.csv | "source_kind,status,treatment\nsquare,x\n" | :2 | treatment
          channel_rule.csv | "priority,source_kind,field,value,channel_code\nten,square,source_name,x,till\n" | :2:1 | 10
          channel_rule.csv | "priority,source_kind,field,value,channel_code\n1,square,created_via,x,till\n" | :2:3 | source_name, customer_group
          channel_rule.csv | "priority,source_kind,field,value,channel_code\n1,square,source_name,x,moon\n" | :2:5 | wholesale
          exchange_rate.csv | "currency,valid_from,rate,note\nEURO,2026-01-01,1.1,\n" | :2:1 | EUR
          exchange_rate.csv | "currency,valid_from,rate,note\nEUR,01.02.2026,1.1,\n" | :2:2 | 2026-01-31
          exchange_rate.csv | "currency,valid_from,rate,note\nEUR,2026-01-01,-1,\n" | :2:3 | above 0
          exchange_rate.csv | "currency,valid_from,rate,note\nEUR,2026-01-01,0,\n" | :2:3 | above 0
          exchange_rate.csv | "currency,valid_from,rate,note\nEUR,2026-01-01,1.123456789,\n" | :2:3 | 8 decimal places
          exchange_rate.csv | "currency,valid_from,rate,note\nEUR,2026-01-01,12345678901,\n" | :2:3 | above 0
          exchange_rate.csv | "currency,valid_from,rate,note\nEUR,2026-01-01,one,\n" | :2:3 | 1.0825
          exchange_rate.csv | "currency,valid_from,rate,note\nEUR,2026-01-01,1,\n\nEUR,2026-01-01,2,\n" | :4:2 | Keep one of the two
          channel.csv | "channel_code,channel_name,channel_group\nshop,Shop,Onlein\n" | :2:3 | Online, In person, Wholesale, Other
          product_line.csv | "source_kind,match,value,product_line\nsquare,name,x,Pottery\n" | :2:2 | sku, product_id, category
          payment_method.csv | "source_kind,payment_method,payment_group\nsquare,CASH,Coins\n" | :2:3 | Card, Cash
          identity_block_list.csv | "kind,value,reason\nname,Smith,\n" | :2:1 | email, phone
          identity_block_list.csv | "kind,value,reason\nphone,1,,\n" | :2 | kind, value, reason
          """)
  void whatBreaksItsContractIsNamedWithFileLineAndColumn(
      String file, String text, String place, String whatToDo) throws IOException {
    write(file, text == null ? "" : text);

    assertThatExceptionOfType(TaskFailure.class)
        .isThrownBy(() -> Rules.load(Optional.of(folder)))
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.DATA))
        .withMessageContaining(folder.resolve(file) + place)
        .withMessageContaining(whatToDo);
  }

  @Test
  void aFileSaysWhatItsRulesAre() throws IOException {
    write(
        "exchange_rate.csv",
        """
        currency,valid_from,rate,note
        EUR,2026-01-01,1.12345678,
        EUR,2026-02-01,1234567890,

        GBP,2026-01-01,1.2,of the bank
        """);
    write("channel.csv", "channel_code,channel_name,channel_group\nfair,Craft fair,In person\n");
    write(
        "channel_rule.csv",
        """
        priority,source_kind,field,value,channel_code
        10,square,customer_group,Fair,fair
        20,woocommerce,created_via,*,fair
        """);
    write("product_line.csv", "source_kind,match,value,product_line\nsquare,sku,MUG,Pottery\n");
    write("payment_method.csv", "source_kind,payment_method,payment_group\nsquare,CASH,Cash\n");
    write("identity_block_list.csv", "kind,value,reason\nphone,212-555-0100,the shop's\n");

    Rules rules = Rules.load(Optional.of(folder));

    assertThat(rules.exchangeRates())
        .containsExactly(
            new ExchangeRate("EUR", LocalDate.of(2026, 1, 1), new BigDecimal("1.12345678")),
            new ExchangeRate("EUR", LocalDate.of(2026, 2, 1), new BigDecimal("1234567890")),
            new ExchangeRate("GBP", LocalDate.of(2026, 1, 1), new BigDecimal("1.2")));
    assertThat(rules.channels()).containsExactly(new Channel("fair", "Craft fair", "In person"));
    assertThat(rules.channelRules())
        .containsExactly(
            new ChannelRule(10, "square", "customer_group", "Fair", "fair"),
            new ChannelRule(20, "woocommerce", "created_via", "*", "fair"));
    assertThat(rules.productLines())
        .containsExactly(new ProductLine("square", "sku", "MUG", "Pottery"));
    assertThat(rules.paymentMethods()).containsExactly(new PaymentMethod("square", "CASH", "Cash"));
    assertThat(rules.blockedIdentities())
        .containsExactly(new BlockedIdentity("phone", "212-555-0100"));
  }

  @Test
  void theMessageShowsTheValueAndWhatIsWrongWithIt() throws IOException {
    write("order_status.csv", "source_kind,status,treatment\nsquare,x,maybe\n");

    assertThatExceptionOfType(TaskFailure.class)
        .isThrownBy(() -> Rules.load(Optional.of(folder)))
        .withMessageContaining("The rule's treatment \"maybe\" cannot be used: it is unknown")
        .withMessageContaining("order_status.csv:2:3 (column treatment)");
  }

  @Test
  void aFileThatIsNotUtf8IsRefused() throws IOException {
    Files.write(
        folder.resolve("product_line.csv"),
        "source_kind,match,value,product_line\nsquare,category,Töpfe,Töpfe\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThatExceptionOfType(TaskFailure.class)
        .isThrownBy(() -> Rules.load(Optional.of(folder)))
        .withMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"order_statuses.csv", "Order_Status.csv", "order_status.yaml"})
  void aFileWhoseNameIsMisspeltIsNotLeftOutInSilence(String name) throws IOException {
    write(name, "source_kind,status,treatment\nsquare,x,sale\n");

    assertThatExceptionOfType(TaskFailure.class)
        .isThrownBy(() -> Rules.load(Optional.of(folder)))
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION))
        .withMessageContaining(folder.resolve(name).toString())
        .withMessageContaining("order_status.csv, payment_method.csv");
  }

  @Test
  void whatIsNoTableMayLieBesideTheRules() throws IOException {
    write("README.md", "Ours since May.");
    write(".order_status.csv.swp", "");

    assertThat(Rules.load(Optional.of(folder))).isEqualTo(Rules.load(Optional.empty()));
  }

  @Test
  void aFolderThatIsNotThereIsAWrongSetting() {
    assertThatExceptionOfType(TaskFailure.class)
        .isThrownBy(() -> Rules.load(Optional.of(folder.resolve("nowhere"))))
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION));
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }
}
