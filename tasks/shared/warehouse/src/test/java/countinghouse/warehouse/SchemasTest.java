package countinghouse.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import countinghouse.taskkit.ExitCode;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskFailure;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The names that are written into SQL as they are. */
final class SchemasTest {
  @Test
  void withoutAPrefixSchemasAreCalledAsEverybodyKnowsThem() {
    Schemas schemas = Schemas.of(Settings.from(Map.of()));

    assertThat(schemas.staging()).isEqualTo("staging");
    assertThat(schemas.ops()).isEqualTo("ops");
    assertThat(schemas.marts()).isEqualTo("marts");
    assertThat(schemas.of(new BuildId("b1"))).isEqualTo("marts_b1");
  }

  @Test
  void aPrefixStandsBeforeEverySchemaAndInTheTextsThatNameThem() {
    Schemas schemas = Schemas.of(Settings.from(Map.of("COUNTINGHOUSE_SCHEMA_PREFIX", "dev_anna_")));

    assertThat(schemas.staging()).isEqualTo("dev_anna_staging");
    assertThat(schemas.ops()).isEqualTo("dev_anna_ops");
    assertThat(schemas.marts()).isEqualTo("dev_anna_marts");
    assertThat(schemas.of(new BuildId("b1"))).isEqualTo("dev_anna_marts_b1");
    assertThat(schemas.namedIn("select * from ${staging}.a, ${ops}.b, ${staging}.c"))
        .isEqualTo("select * from dev_anna_staging.a, dev_anna_ops.b, dev_anna_staging.c");
    assertThat(schemas.placeholders(Map.of("of_engine", "transient")))
        .containsEntry("of_engine", "transient")
        .containsEntry("staging", "dev_anna_staging");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Dev_", "1dev", "dev-", "a b", "x; drop table y", "a23456789012345678901"})
  void aPrefixThatIsNoNameIsAWrongSetting(String prefix) {
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> new Schemas(prefix));

    assertThat(failure.exitCode()).isEqualTo(ExitCode.CONFIGURATION);
    assertThat(failure).hasMessageContaining("COUNTINGHOUSE_SCHEMA_PREFIX");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a-b", "a b", "12345678901234567890123456789012345678901"})
  void aBuildIdThatCannotBePartOfANameIsAWrongCommand(String text) {
    TaskFailure failure = catchThrowableOfType(TaskFailure.class, () -> BuildId.ofOption(text));

    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(failure).hasMessageContaining("--build");
    assertThatThrownBy(() -> new BuildId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }
}
