package countinghouse.star;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import countinghouse.star.Rules.OrderStatus;
import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.TaskFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
          order_status.csv | "" | :1 | "source_kind,status,treatment"
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
  void aFileThatIsNotUtf8IsRefused() throws IOException {
    Files.write(
        folder.resolve("product_line.csv"),
        "source_kind,match,value,product_line\nsquare,category,Töpfe,Töpfe\n"
            .getBytes(StandardCharsets.ISO_8859_1));

    assertThatExceptionOfType(TaskFailure.class)
        .isThrownBy(() -> Rules.load(Optional.of(folder)))
        .withMessageContaining("UTF-8");
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
