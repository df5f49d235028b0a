package countinghouse.enginecontract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import countinghouse.lake.Column;
import countinghouse.lake.ColumnType;
import countinghouse.lake.Entity;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.RunHeader;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import countinghouse.lake.StoredFile;
import countinghouse.warehouse.LakeFile;
import countinghouse.warehouse.Warehouse;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Files of the lake are read by the names of their columns.
 *
 * @param warehouse that reads them
 * @param lake in which they are written
 */
record LakeFileClauses(Warehouse warehouse, Lake lake) {
  private static final Instant NOON = Instant.parse("2026-03-08T12:00:00Z");
  private static final String STAGED = "contract_files";

  private static final Column STORED_ID = Column.required("id", ColumnType.INTEGER);
  private static final Column STORED_NAME = Column.required("name", ColumnType.TEXT);
  private static final Entity BEFORE = Entity.of("things", STORED_ID, STORED_NAME);
  private static final Entity AFTER =
      Entity.of("things", STORED_NAME, STORED_ID, Column.required("later", ColumnType.INTEGER));

  private static final Field<Integer> ID = field(name("id"), SQLDataType.INTEGER);
  private static final Field<String> NAME = field(name("name"), SQLDataType.VARCHAR);
  private static final Field<Integer> LATER = field(name("later"), SQLDataType.INTEGER);
  private static final Field<Integer> FILE_NUMBER = field(name("file_number"), SQLDataType.INTEGER);

  List<Clause> all() {
    return List.of(
        new Clause("staged files are matched by column name and numbered", this::stage),
        new Clause("staging again replaces what was staged", this::stageAgain));
  }

  private void stage() {
    LakeFile first = file(BEFORE, List.of(Arrays.asList(1, "x")));
    LakeFile second = file(AFTER, List.of(Arrays.asList("y", 2, 3)));
    LakeFile empty = file(BEFORE, List.of());
    assertThat(warehouse.engine().columns(warehouse.dsl(), List.of(first, second, empty)))
        .containsExactlyInAnyOrder("record_number", "id", "name", "later");
    warehouse
        .engine()
        .stage(
            warehouse.dsl(),
            STAGED,
            new TreeMap<>(Map.of(7, first, 8, second, 9, empty)),
            List.of(ID, NAME, LATER));
    assertThat(
            warehouse
                .dsl()
                .select(ID, NAME, LATER, FILE_NUMBER)
                .from(table(name(STAGED)))
                .orderBy(FILE_NUMBER)
                .fetch(row -> Arrays.asList(row.intoArray())))
        .containsExactly(Arrays.asList(1, "x", null, 7), Arrays.asList(2, "y", 3, 8));
  }

  private void stageAgain() {
    LakeFile file = file(BEFORE, List.of(Arrays.asList(1, "x")));
    warehouse.engine().stage(warehouse.dsl(), STAGED, Map.of(0, file), List.of(ID));
    warehouse.engine().stage(warehouse.dsl(), STAGED, Map.of(0, file), List.of(ID));
    assertThat(warehouse.dsl().fetchCount(table(name(STAGED)))).isOne();
  }

  /** The only file of a run of its own. */
  private LakeFile file(Entity entity, List<List<@Nullable Object>> rows) {
    RunHeader header =
        new RunHeader(
            "contract",
            new Head("contract", entity, List.of()),
            RunKind.FULL,
            null,
            NOON,
            NOON,
            ZoneOffset.UTC,
            "USD",
            "");
    try (RunWriter run = lake.startRun(header)) {
      rows.forEach(row -> run.write(entity, row.toArray()));
      Manifest committed = run.commit();
      StoredFile file = lake.file(committed, committed.headFile());
      return new LakeFile(file.key(), file::localPath);
    }
  }
}
