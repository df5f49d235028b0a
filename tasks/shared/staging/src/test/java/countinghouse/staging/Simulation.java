package countinghouse.staging;

import countinghouse.lake.RunKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A source, as a plain map, and an extractor that reads it faithfully into a lake. */
final class Simulation {
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  /** A record and when it was modified. */
  private record Entry(Refund refund, Instant modified) {}

  private final RefundLake lake;
  private final Map<Long, Entry> world = new TreeMap<>();
  private final Map<Long, Refund> vanished = new TreeMap<>();
  private final List<TestRun> runs = new ArrayList<>();
  private Instant now = BEGIN.plus(Duration.ofDays(100));
  private Instant watermark = now;

  Simulation(RefundLake lake) {
    this.lake = lake;
  }

  void play(List<Happening> happenings) {
    happenings.forEach(this::happen);
  }

  /** Reads everything once more, so that staging has had a chance to know the world as it is. */
  void readAll() {
    happen(new Happening.ReadFull(true));
  }

  List<TestRun> runs() {
    return List.copyOf(runs);
  }

  /** The truth: what the source has now. */
  Map<Long, String> existing() {
    Map<Long, String> contents = new TreeMap<>();
    world.forEach((id, entry) -> contents.put(id, entry.refund().contentHash()));
    return contents;
  }

  private void happen(Happening happening) {
    switch (happening) {
      case Happening.Edit edit -> put(refund(edit.id(), edit.reason(), edit.lines().stream()));
      case Happening.Delete delete -> {
        tick();
        Entry gone = world.remove(delete.id());
        if (gone != null) {
          vanished.put(delete.id(), gone.refund());
        }
      }
      case Happening.Restore restore -> restore(restore);
      case Happening.ReadWindow window -> readWindow(window);
      case Happening.ReadFull full ->
          runs.add(lake.full(now, full.complete(), select(entry -> true)));
      case Happening.ReadIds ids -> readIds(ids);
    }
  }

  private void put(Refund refund) {
    tick();
    vanished.remove(refund.id());
    world.put(refund.id(), new Entry(refund, now));
  }

  private void restore(Happening.Restore restore) {
    tick();
    Refund refund = vanished.remove(restore.id());
    if (refund != null) {
      world.put(restore.id(), new Entry(refund, restore.modified() ? now : BEGIN));
    }
  }

  private void readWindow(Happening.ReadWindow window) {
    Instant from = watermark.minusSeconds(window.lookback());
    List<Refund> read = new ArrayList<>();
    for (long id : window.stale()) {
      if (isModifiedSince(from, world.get(id))) {
        read.add(refund(id, "changed while it was read", Stream.of(9L)));
      }
    }
    read.addAll(select(entry -> isModifiedSince(from, entry)));
    runs.add(lake.write(RunKind.WINDOW, from, now, now, true, read));
    if (window.retried()) {
      runs.add(lake.write(RunKind.WINDOW, from, now, now, true, read));
    }
    watermark = now;
  }

  private void readIds(Happening.ReadIds ids) {
    Instant from = BEGIN.plus(Duration.ofDays(ids.fromDay()));
    Instant to = from.plus(Duration.ofDays(ids.days()));
    List<Refund> inside =
        select(entry ->
            !entry.refund().created().isBefore(from) && entry.refund().created().isBefore(to));
    List<Refund> seen = ids.complete() ? inside : inside.subList(0, inside.size() / 2);
    runs.add(lake.ids(now, from, to, ids.complete(), seen));
  }

  private List<Refund> select(Predicate<Entry> condition) {
    return world.values().stream().filter(condition).map(Entry::refund).toList();
  }

  private static boolean isModifiedSince(Instant from, @Nullable Entry entry) {
    return entry != null && !entry.modified().isBefore(from);
  }

  private static Refund refund(long id, String reason, Stream<Long> lines) {
    return new Refund(id, BEGIN.plus(Duration.ofDays(id)), reason, lines.sorted().toList());
  }

  /** Only what changes the world takes time, so that runs also begin at the same moment. */
  private void tick() {
    now = now.plusSeconds(1);
  }
}
