package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.testsupport.Folders;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What finds nothing wrong with a line must find a defect that was planted in it on purpose. */
class PlantedDefectsTest {
  private static final int DAY = 1;

  private DisturbedLine line = line();

  private static DisturbedLine line() {
    return new DisturbedLine(World.shared(), DAY, World.home("planted"));
  }

  @BeforeEach
  void takeUpAHealthyLine() throws SQLException {
    line = line();
    line.day().takeUpAtEnd(line.folder());
    line.demandAuditedMarts();
    line.demandHealed();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          a version doubled; staging; warehouse; insert into staging.woocommerce_orders select * replace ('again' as run_id) from staging.woocommerce_orders limit 1
          a version lost; staging; warehouse; delete from staging.woocommerce_orders where (id, run_id) in (select (id, run_id) from staging.woocommerce_orders limit 1)
          a mart changed after publication; marts; warehouse; update marts.fct_sales_line set quantity = quantity + 1
          a mart's row doubled; marts; warehouse; insert into marts.fct_payment from marts.fct_payment limit 1
          the readers' mart changed; readers; marts; update fct_sales_line set quantity = quantity + 1
          a run loaded twice; loaded twice; warehouse; insert into ops.load from ops.load limit 1
          """)
  void aLineWithADefectIsNotTakenForHealed(String name, String found, String file, String sql)
      throws SQLException {
    plant(file, sql);
    assertThatThrownBy(() -> line.demandHealed())
        .as(name)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(found);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          a mart changed after publication; warehouse; update marts.fct_sales_line set quantity = quantity + 1
          the readers' mart changed; marts; update fct_sales_line set quantity = quantity + 1
          half a build; marts; delete from fct_payment
          marts that never were checked; warehouse; delete from ops.check_run
          marts whose check failed; warehouse; update ops.check_run set status = 'failed'
          """)
  void whatNobodyAuditedIsNotTakenForPublished(String name, String file, String sql)
      throws SQLException {
    plant(file, sql);
    assertThatThrownBy(() -> line.demandAuditedMarts()).as(name).isInstanceOf(AssertionError.class);
  }

  @Test
  void aRunThatIsGoneIsMissed() {
    Folders.remove(Folders.runs(line.folder().resolve("lake")).getFirst());
    assertThatThrownBy(() -> line.demandHealed()).hasMessageContaining("windows");
  }

  @Test
  void aFileThatWasLeftOverIsFound() throws Exception {
    Files.createFile(line.folder().resolve("marts.duckdb.new"));
    assertThatThrownBy(() -> line.demandHealed()).hasMessageContaining("marts.duckdb.new");
  }

  private void plant(String file, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(State.url(line.folder(), file));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
