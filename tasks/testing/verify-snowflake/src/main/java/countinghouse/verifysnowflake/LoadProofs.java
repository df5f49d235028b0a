package countinghouse.verifysnowflake;

import static countinghouse.warehouse.tables.ops.Tables.LOAD;
import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_CATEGORIES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.StoredFile;
import countinghouse.line.Step;
import countinghouse.warehouse.LakeFile;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * The way from the bucket into staging.
 *
 * @param ground where it is tried
 */
record LoadProofs(OwnGround ground) {
  private static final String STAGE =
      "Compare COUNTINGHOUSE_LAKE with the url of the stage, COUNTINGHOUSE_WAREHOUSE_STAGE with"
          + " its name (infra/snowflake/04-lake.sql), and the role in AWS with `desc integration"
          + " countinghouse_lake`: docs/how-to/deploy-to-aws.md, steps 1 and 3";
  private static final String DEFECT =
      "Do not use this release with your account, and report it: here Snowflake is not as its"
          + " documentation says";

  List<Capability> all() {
    return List.of(
        Capability.foundation(
            "write runs into the lake's bucket",
            "Check COUNTINGHOUSE_LAKE and what the credentials of AWS in this shell may do",
            this::extract),
        Capability.foundation(
            "migrate staging and ops",
            "See which statement was refused, then run infra/snowflake/bootstrap again",
            () -> ground.run(Step.of("migrate-warehouse"), ground.now())),
        Capability.foundation(
            "copy from the stage: as many rows as the manifests say", STAGE, this::load),
        Capability.of("the same records under a new run add nothing", DEFECT, this::loadAgain),
        Capability.of("a value of a wrong type is refused", DEFECT, this::copyAWrongType),
        Capability.of(
            "rows and their ledger are one transaction; a rollback leaves nothing",
            DEFECT,
            this::rollBack));
  }

  private void extract() {
    Step.shop(ground.now()).forEach(step -> ground.run(step, ground.now()));
    Step.till(ground.now()).forEach(step -> ground.run(step, ground.now()));
  }

  private void load() {
    ground.run(Step.of("load-staging"), ground.now());
    assertThat(loaded()).as("rows of each head that were loaded").isEqualTo(written());
  }

  private Map<String, Long> loaded() {
    try (Warehouse loader = ground.open(WarehouseRole.LOADER)) {
      Map<String, Long> rows = new TreeMap<>();
      loader
          .dsl()
          .select(LOAD.SOURCE_NAME, LOAD.HEAD, LOAD.ROWS_READ)
          .from(LOAD)
          .forEach(row -> rows.merge(row.value1() + " " + row.value2(), row.value3(), Long::sum));
      return rows;
    }
  }

  private Map<String, Long> written() {
    try (Lake lake = ground.lake()) {
      Map<String, Long> rows = new TreeMap<>();
      lake.manifests()
          .forEach(run ->
              rows.merge(run.sourceName() + " " + run.head(), run.headFile().rows(), Long::sum));
      return rows;
    }
  }

  private void loadAgain() {
    int before = categories();
    Instant later = ground.now().plusSeconds(60);
    ground.run(
        Step.of("extract-woocommerce", "--head", "categories", "--to", ground.now().toString()),
        later);
    ground.run(Step.of("load-staging"), later);
    assertThat(categories()).as("versions of categories").isEqualTo(before);
    assertThat(loaded()).isEqualTo(written());
  }

  private int categories() {
    try (Warehouse loader = ground.open(WarehouseRole.LOADER)) {
      return loader.dsl().fetchCount(WOOCOMMERCE_CATEGORIES);
    }
  }

  private void copyAWrongType() {
    try (Lake lake = ground.lake();
        Warehouse loader = ground.open(WarehouseRole.LOADER)) {
      Manifest run = lake.manifests("woocommerce", "categories").getFirst();
      StoredFile file = lake.file(run, run.headFile());
      Map<Integer, LakeFile> files = Map.of(0, new LakeFile(file.key(), file::localPath));
      assertThatThrownBy(() ->
              loader
                  .engine()
                  .stage(
                      loader.dsl(),
                      "verify_wrong_type",
                      files,
                      List.of(DSL.field("name", SQLDataType.BIGINT))))
          .as("names copied into a column of whole numbers")
          .matches(thrown -> thrown instanceof Exception e && loader.engine().isBadValue(e));
    }
  }

  private void rollBack() {
    try (Warehouse loader = ground.open(WarehouseRole.LOADER)) {
      Map<String, Long> ledger = loaded();
      int rows = categories();
      assertThatThrownBy(() ->
              loader.transaction(() -> {
                loader.dsl().deleteFrom(WOOCOMMERCE_CATEGORIES).execute();
                loader.dsl().deleteFrom(LOAD).execute();
                assertThat(loader.dsl().fetchCount(LOAD)).isZero();
                throw new IllegalStateException("ended in its middle");
              }))
          .hasMessage("ended in its middle");
      assertThat(loaded()).isEqualTo(ledger);
      assertThat(categories()).isEqualTo(rows).isPositive();
    }
  }
}
