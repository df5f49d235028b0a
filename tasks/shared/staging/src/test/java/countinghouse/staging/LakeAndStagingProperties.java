package countinghouse.staging;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.migratewarehouse.Migration;
import countinghouse.warehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Lake and staging together tell the truth under edits. Every try is a source of its own in one
 * warehouse, so that it also shows that sources do not touch each other.
 */
class LakeAndStagingProperties {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T03:00:00Z"), ZoneOffset.UTC);
  private static final AtomicInteger TRIES = new AtomicInteger();
  private static Path folder = Path.of("");
  private static List<Warehouse> warehouses = List.of();

  @BeforeContainer
  static void migrate() throws IOException {
    folder = Files.createTempDirectory(memory(), "lake-and-staging");
    List<Warehouse> opened = new ArrayList<>();
    for (String name : List.of("warehouse", "rebuilt")) {
      String url = "jdbc:duckdb:" + folder.resolve(name + ".duckdb");
      Migration.migrate(url);
      opened.add(Warehouse.open(url));
    }
    warehouses = opened;
  }

  /** The lake forces every file to the disk; where a folder is in memory, that takes no time. */
  private static Path memory() {
    Path shared = Path.of("/dev/shm");
    return Files.isWritable(shared) ? shared : Path.of(System.getProperty("java.io.tmpdir"));
  }

  @AfterContainer
  static void remove() throws IOException {
    warehouses.forEach(Warehouse::close);
    delete(folder);
  }

  @Property
  void stagingIsTheFoldOfTheLakeWhateverTheOrderOfArrival(
      @ForAll("histories") List<Happening> history, @ForAll long seed) throws IOException {
    String source = "shop" + TRIES.incrementAndGet();
    RefundLake written = new RefundLake(folder.resolve(source).resolve("written"), source);
    RefundLake arrived = new RefundLake(folder.resolve(source).resolve("arrived"), source);
    Simulation simulation = new Simulation(written);
    simulation.play(history);
    simulation.readAll();
    StagedRefunds staged = new StagedRefunds(warehouses.getFirst(), source);

    deliverInBatches(simulation.runs(), written, arrived, staged, new Random(seed));

    assertThat(staged.existing()).as("the truth").isEqualTo(simulation.existing());
    List<?> everything = staged.everything();
    assertThat(load(warehouses.getFirst(), arrived)).as("loading again").isEmpty();
    assertThat(staged.everything()).isEqualTo(everything);
    load(warehouses.getLast(), arrived);
    assertThat(new StagedRefunds(warehouses.getLast(), source).everything())
        .as("rebuilt from the lake alone")
        .isEqualTo(everything);
    Coverage.collect(PlainFold.of(simulation.runs()));
    delete(folder.resolve(source));
  }

  private static void deliverInBatches(
      List<TestRun> runs,
      RefundLake written,
      RefundLake arrived,
      StagedRefunds staged,
      Random random)
      throws IOException {
    List<TestRun> waiting = new ArrayList<>(runs);
    if (random.nextInt(3) > 0) {
      Collections.shuffle(waiting, random);
    }
    List<TestRun> there = new ArrayList<>();
    while (!waiting.isEmpty()) {
      List<TestRun> batch = waiting.subList(0, 1 + random.nextInt(waiting.size()));
      for (TestRun run : batch) {
        written.deliver(run, arrived);
      }
      there.addAll(batch);
      batch.clear();
      load(warehouses.getFirst(), arrived);
      assertThat(staged.versions())
          .as("the versions after %s", there)
          .containsExactlyInAnyOrderElementsOf(PlainFold.of(there));
    }
  }

  private static List<HeadOutcome> load(Warehouse warehouse, RefundLake lake) {
    return new StagingLoad(lake.lake(), warehouse, RefundLake.ZONE, CLOCK)
        .run(outcome -> {}, unreadable -> {});
  }

  /** Days: a few changes at the source, then one or two readings. */
  @Provide
  Arbitrary<List<Happening>> histories() {
    Arbitrary<List<Happening>> days =
        Combinators.combine(
                changes().list().ofMinSize(2).ofMaxSize(10),
                readings().list().ofMinSize(1).ofMaxSize(2))
            .as((changes, readings) -> Stream.of(changes, readings).flatMap(List::stream).toList());
    return days.list()
        .ofMinSize(5)
        .ofMaxSize(9)
        .map(all -> all.stream().flatMap(List::stream).toList());
  }

  /** Few records with few contents, so that what is edited often becomes what it was before. */
  private static Arbitrary<Happening> changes() {
    Arbitrary<Long> ids = Arbitraries.of(1L, 2L, 3L, 4L, 5L);
    Arbitrary<Set<Long>> lines = Arbitraries.of(Set.of(1L), Set.of(1L, 2L));
    return Arbitraries.frequencyOf(
        Tuple.of(
            3, Combinators.combine(ids, Arbitraries.of("a", "b"), lines).as(Happening.Edit::new)),
        Tuple.of(3, ids.map(Happening.Delete::new)),
        Tuple.of(
            3, Combinators.combine(ids, Arbitraries.of(true, false)).as(Happening.Restore::new)));
  }

  private static Arbitrary<Happening> readings() {
    Arbitrary<Boolean> mostly = Arbitraries.frequency(Tuple.of(5, true), Tuple.of(1, false));
    Arbitrary<Happening> windows =
        Combinators.combine(
                Arbitraries.of(0, 1, 5),
                Arbitraries.<List<Long>>of(List.of(), List.of(2L)),
                Arbitraries.of(true, false))
            .as(Happening.ReadWindow::new);
    Arbitrary<Happening> ids =
        Combinators.combine(Arbitraries.of(1, 3), Arbitraries.of(2, 5), mostly)
            .as(Happening.ReadIds::new);
    return Arbitraries.frequencyOf(
        Tuple.of(3, windows), Tuple.of(4, ids), Tuple.of(1, mostly.map(Happening.ReadFull::new)));
  }

  private static void delete(Path top) throws IOException {
    try (Stream<Path> paths = Files.walk(top)) {
      paths.sorted(Comparator.reverseOrder()).forEach(LakeAndStagingProperties::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException stillInUse) {
      // After a failure jqwik may still be shrinking; a second fault would hide the first.
    }
  }
}
