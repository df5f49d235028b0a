package countinghouse.erasecustomer;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.loadstaging.LoadStaging;
import countinghouse.migratewarehouse.Migration;
import countinghouse.taskkit.Task;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests of erasing Anna, each with a copy of its own of a business that knows her. */
abstract class OnSampleBusiness {
  static final String[] ANNA = {
    "--email", "ANNA@canary.example", "--confirm", "--by", "data office", "--reason", "ticket 17"
  };
  static final String[] STAMPS = {"run_id", "content_run_id", "build_id", "built_at", "loaded_at"};
  @TempDir static Path template;
  @TempDir Path folder;
  SampleBusiness business = new SampleBusiness(Path.of("nowhere"));

  /** Made once, since every test begins with the same lake and warehouse. */
  @BeforeAll
  static void aBusinessThatKnowsAnna() {
    new SampleBusiness(template).firstDay();
    Migration.migrate("jdbc:duckdb:" + template.resolve("rebuilt.duckdb"));
    Migration.migrate("jdbc:duckdb:" + template.resolve("warehouse.duckdb"));
    done(template, new LoadStaging(), "warehouse");
  }

  @BeforeEach
  void copyIt() throws IOException {
    try (Stream<Path> files = Files.walk(template)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(template.relativize(file));
        Files.createDirectories(copy.resolve(".."));
        Files.copy(file, copy);
      }
    }
    business = new SampleBusiness(folder);
  }

  void theSourcesEraseAnna() {
    business.secondDay();
    done(new LoadStaging(), "warehouse");
  }

  Path file(String warehouse) {
    return folder.resolve(warehouse + ".duckdb");
  }

  String url(String warehouse) {
    return "jdbc:duckdb:" + file(warehouse);
  }

  TaskRun run(Task task, String warehouse, String... args) {
    return run(folder, task, warehouse, args);
  }

  static TaskRun run(Path folder, Task task, String warehouse, String... args) {
    return run(folder, "", task, warehouse, args);
  }

  static TaskRun run(Path folder, String prefix, Task task, String warehouse, String... args) {
    Map<String, String> environment = new HashMap<>();
    environment.put("COUNTINGHOUSE_SCHEMA_PREFIX", prefix);
    environment.put("COUNTINGHOUSE_LAKE", folder.resolve("lake").toUri().toString());
    environment.put(
        "COUNTINGHOUSE_WAREHOUSE", "jdbc:duckdb:" + folder.resolve(warehouse + ".duckdb"));
    environment.put("COUNTINGHOUSE_TIMEZONE", "America/New_York");
    environment.put("COUNTINGHOUSE_CURRENCY", "USD");
    return TaskRun.of(
        task,
        environment,
        Clock.fixed(SampleBusiness.SECOND_DAY.plusSeconds(60), ZoneOffset.UTC),
        args);
  }

  void done(Task task, String warehouse, String... args) {
    done(folder, task, warehouse, args);
  }

  static void done(Path folder, Task task, String warehouse, String... args) {
    TaskRun run = run(folder, task, warehouse, args);
    assertThat(run.exitCode()).as(run.log() + run.out()).isZero();
  }

  TaskRun erase(String... args) {
    return run(new EraseCustomer(), "warehouse", args);
  }

  String value(String sql) throws SQLException {
    return Contents.value(url("warehouse"), sql);
  }

  Map<String, List<String>> staging(String warehouse) throws SQLException {
    return Contents.of(url(warehouse), "staging", STAMPS);
  }
}
