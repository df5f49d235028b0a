package countinghouse.verifysnowflake;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.enginecontract.Clause;
import countinghouse.enginecontract.EngineContract;
import countinghouse.lake.Lake;
import countinghouse.line.EngineContents;
import countinghouse.line.Line;
import countinghouse.testsupport.SnowflakeExample;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import countinghouse.warehouse.tables.marts.Marts;
import countinghouse.warehouse.tables.staging.Staging;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether Snowflake answers as its documentation says, and as DuckDB does.
 *
 * @param ground with published marts
 */
record AnswerProofs(OwnGround ground) {
  private static final String WHAT_TO_DO =
      "Do not use this release with your account, and report it with this line: its SQL counts on"
          + " the answer";

  List<Capability> all() {
    return List.of(
        Capability.of(
            "what the line asks of every engine is done as DuckDB does it",
            WHAT_TO_DO,
            this::contract),
        Capability.of(
            "the examples of Snowflake's documentation are answered as documented",
            WHAT_TO_DO,
            this::examples),
        Capability.of(
            "staging and marts of a whole line are DuckDB's, row for row, keys included",
            WHAT_TO_DO,
            this::sameAsDuckDb));
  }

  private void contract() {
    EveryStep clauses = new EveryStep();
    try (Warehouse warehouse = ground.openEmpty();
        Lake lake = ground.emptyLake()) {
      EngineContract.of(warehouse, lake)
          .clauses()
          .forEach(clause -> clauses.attempt(() -> prove(clause)));
    }
    clauses.demandAll();
  }

  private static void prove(Clause clause) {
    try {
      clause.proof().run();
    } catch (Exception | AssertionError e) {
      throw new AssertionError(clause.name() + ": " + Finding.why(e), e);
    }
  }

  private void examples() {
    try (Warehouse loader = ground.open(WarehouseRole.LOADER)) {
      List<String> others =
          SnowflakeExample.all().stream()
              .filter(example -> !example.ofTheSeam())
              .flatMap(example -> {
                String answer = loader.onConnection(example::answer);
                return answer.equals(example.documentedPlain())
                    ? Stream.empty()
                    : Stream.of(example + " gives " + answer);
              })
              .toList();
      assertThat(others).as("examples that are answered otherwise").isEmpty();
    }
  }

  private void sameAsDuckDb() {
    Line duckDb = ground.duckDb();
    duckDb.warehouse(ground.next(), "first");
    Line snowflake = ground.snowflake();
    assertThat(EngineContents.of(snowflake, Staging.STAGING))
        .isEqualTo(EngineContents.of(duckDb, Staging.STAGING));
    assertThat(EngineContents.of(snowflake, Marts.MARTS))
        .isEqualTo(EngineContents.of(duckDb, Marts.MARTS));
  }
}
