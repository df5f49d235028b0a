package countinghouse.verifysnowflake;

import static countinghouse.warehouse.tables.staging.Tables.WOOCOMMERCE_ORDERS;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.line.Step;
import countinghouse.warehouse.MartSchema;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import countinghouse.warehouse.WarehouseRole;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jooq.impl.DSL;

/**
 * From staging to marts that are read.
 *
 * @param ground with staging
 */
record PublicationProofs(OwnGround ground) {
  private static final String GRANTS =
      "Run infra/snowflake/bootstrap again; if it stays so, do not use this release, and report it";
  private static final String KEYS =
      "Do not use this release with your account, and report it: dashboards may be given wrong"
          + " figures, or wait longer for them";

  List<Capability> all() {
    return List.of(
        Capability.foundation(
            "build and check",
            "See which check failed, or which statement was refused",
            () -> prepare("first")),
        Capability.of(
            "keys are not trusted before the audit",
            KEYS,
            () -> demandKeys("marts_first", "false")),
        Capability.foundation("publish by a swap", GRANTS, () -> publish("first")),
        Capability.of(
            "keys of the published marts are trusted", KEYS, () -> demandKeys("marts", "true")),
        Capability.of(
            "a comment on every table and column",
            "Run migrate-warehouse and build again; then report it",
            this::comments),
        Capability.foundation(
            "an analyst goes on reading while the next build is published", GRANTS, this::swap),
        Capability.foundation("a build that is not published yet", GRANTS, () -> prepare("next")),
        Capability.of(
            "trace follows an order into the published marts, and into a build that is not",
            GRANTS,
            this::trace),
        Capability.of(
            "a report is made of the published marts",
            "See which statement was refused",
            () -> assertThat(ground.report()).isEqualTo("second")));
  }

  private void prepare(String build) {
    run(Step.of("build-marts", "--build", build));
    run(Step.of("check-marts", "--build", build));
  }

  private void publish(String build) {
    run(Step.of("publish-marts", "--build", build));
    try (Warehouse analyst = ground.openAs(OwnGround.ANALYST)) {
      assertThat(published(analyst)).isEqualTo(build);
    }
  }

  private void run(Step step) {
    ground.run(step, ground.next());
  }

  private void demandKeys(String schema, String rely) {
    try (Warehouse transformer = ground.open(WarehouseRole.TRANSFORMER)) {
      for (String kind : List.of("primary", "imported")) {
        assertThat(
                transformer
                    .dsl()
                    .fetch("show %s keys in schema %s".formatted(kind, ground.schema(schema)))
                    .getValues("rely", String.class))
            .as("RELY of the %s keys of %s", kind, schema)
            .containsOnly(rely);
      }
    }
  }

  private void comments() {
    try (Warehouse auditor = ground.open(WarehouseRole.AUDITOR)) {
      String tables =
          MartSchema.tables().stream()
              .filter(table -> !MartSchema.isView(table))
              .map(table -> "'" + auditor.engine().inCatalog(table.getName()) + "'")
              .collect(joining(", "));
      String marts = auditor.engine().inCatalog(ground.schema("marts"));
      for (String kind : List.of("tables", "columns")) {
        assertThat(
                auditor
                    .dsl()
                    .fetch(
                        """
                        select * from information_schema.%s
                        where table_schema = '%s' and table_name in (%s)
                          and coalesce(comment, '') = ''
                        """
                            .formatted(kind, marts, tables)))
            .as(kind + " without a comment")
            .isEmpty();
      }
    }
  }

  private void swap() throws Exception {
    prepare("second");
    AtomicBoolean isDone = new AtomicBoolean();
    try (ExecutorService reading = Executors.newSingleThreadExecutor();
        Warehouse analyst = ground.openAs(OwnGround.ANALYST)) {
      Future<Set<String>> seen =
          reading.submit(() -> {
            Set<String> builds = new TreeSet<>();
            while (!isDone.get()) {
              builds.add(published(analyst));
            }
            builds.add(published(analyst));
            return builds;
          });
      try {
        run(Step.of("publish-marts", "--build", "second"));
      } finally {
        isDone.set(true);
      }
      assertThat(seen.get()).containsExactly("first", "second");
    }
  }

  private void trace() {
    String order = anOrder();
    assertThat(ground.trace("woocommerce", "orders", order))
        .contains("orders.parquet, row", "marts of build second", "fct_order");
    assertThat(ground.trace("--build", "next", "woocommerce", "orders", order))
        .contains("orders.parquet, row", "marts of build next", "fct_order");
  }

  private String anOrder() {
    try (Warehouse loader = ground.open(WarehouseRole.LOADER)) {
      return String.valueOf(
          loader
              .dsl()
              .select(DSL.min(WOOCOMMERCE_ORDERS.ID))
              .from(WOOCOMMERCE_ORDERS)
              .fetchSingle()
              .value1());
    }
  }

  private String published(Warehouse warehouse) {
    return Stamp.in(warehouse, warehouse.schemas().marts()).orElseThrow().build().text();
  }
}
