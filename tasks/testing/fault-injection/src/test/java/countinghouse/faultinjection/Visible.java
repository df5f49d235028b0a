package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.testsupport.Contents;
import countinghouse.testsupport.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What readers must find at every instant: one audited build, whole, the one before or the one of
 * the day.
 *
 * @param before the day before, if there was one
 * @param day the day that is being read
 */
record Visible(Optional<Day> before, Day day) {
  private static final String UNAUDITED =
      """
      select count(*) from marts.build_stamp s where not exists (
        select 1 from ops.check_run c
        where c.build_id = s.build_id and c.built_at = s.built_at and c.status = 'passed')
      """;

  /**
   * Looks at copies of the files, since opening the warehouse itself would already heal it.
   *
   * @param folder of the line, in which no task runs now
   * @param copy where the copies go
   */
  void demand(Path folder, Path copy) throws SQLException {
    Folders.remove(copy);
    Folders.copyFiles(folder, copy);
    if (Files.exists(copy.resolve("marts.duckdb"))) {
      demandWhole(State.readersOf(copy));
    } else {
      assertThat(before).as("the readers' file is gone").isEmpty();
    }
    if (Files.exists(copy.resolve("warehouse.duckdb"))) {
      demandAudited(copy);
    }
    Folders.remove(copy);
  }

  private void demandAudited(Path copy) throws SQLException {
    Map<String, List<String>> marts = State.martsOf(copy);
    if (marts.isEmpty()) {
      assertThat(before).as("the warehouse's marts are gone").isEmpty();
    } else {
      demandWhole(marts);
      assertThat(Contents.value(State.url(copy, "warehouse"), UNAUDITED)).isEqualTo("0");
    }
  }

  private void demandWhole(Map<String, List<String>> marts) {
    boolean old = before.filter(it -> it.state().marts().equals(marts)).isPresent();
    if (!old) {
      assertThat(marts).as("neither the old nor the new marts").isEqualTo(day.state().marts());
    }
  }
}
