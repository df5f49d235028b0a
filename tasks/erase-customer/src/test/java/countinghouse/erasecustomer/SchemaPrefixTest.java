package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.buildmarts.BuildMarts;
import countinghouse.loadstaging.LoadStaging;
import countinghouse.migratewarehouse.Migration;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.Task;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.TaskRun;
import countinghouse.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several warehouses in one database, each with its schemas behind a prefix. */
class SchemaPrefixTest {
  @TempDir Path folder;

  @Test
  void theBuildsBehindThePrefixAreDroppedAndThoseOfOthersAreNot() throws Exception {
    SampleBusiness business = new SampleBusiness(folder);
    business.firstDay();
    business.secondDay();
    try (Warehouse shared = Warehouse.openUnchecked(url())) {
      shared.dsl().execute("create schema marts_of_others");
    }
    Migration.migrate(Settings.from(environment()));
    done(new LoadStaging());
    done(new BuildMarts(), "--build", "before");
    assertThat(marts()).isEqualTo("dev_marts_before, marts_of_others");

    done(
        new EraseCustomer(),
        "--email",
        "anna@canary.example",
        "--confirm",
        "--by",
        "data office",
        "--reason",
        "ticket 17");

    assertThat(marts()).isEqualTo("marts_of_others");
  }

  private void done(Task task, String... args) {
    Clock clock = Clock.fixed(SampleBusiness.SECOND_DAY.plusSeconds(60), ZoneOffset.UTC);
    TaskRun run = TaskRun.of(task, environment(), clock, args);
    assertThat(run.exitCode()).as(run.log() + run.out()).isZero();
  }

  private Map<String, String> environment() {
    return Map.of(
        "COUNTINGHOUSE_LAKE", folder.resolve("lake").toUri().toString(),
        "COUNTINGHOUSE_WAREHOUSE", url(),
        "COUNTINGHOUSE_SCHEMA_PREFIX", "dev_",
        "COUNTINGHOUSE_TIMEZONE", "America/New_York",
        "COUNTINGHOUSE_CURRENCY", "USD");
  }

  private String url() {
    return "jdbc:duckdb:" + folder.resolve("shared.duckdb");
  }

  private String marts() throws Exception {
    return Contents.value(
        url(),
        "select string_agg(distinct schema_name, ', ' order by schema_name)"
            + " from information_schema.schemata where schema_name like '%marts%'"
            + " and catalog_name = 'shared'");
  }
}
