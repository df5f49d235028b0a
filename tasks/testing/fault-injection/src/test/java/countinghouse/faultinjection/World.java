package countinghouse.faultinjection;

import countinghouse.line.Line;
import countinghouse.storefront.Storefront;
import countinghouse.testsupport.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A simulated business on three mornings: the first load of its history, and two days after it. A
 * storefront of its own stands still at each morning, so that many lines can read the same day at
 * the same time.
 */
final class World {
  private static final LocalDate START = LocalDate.parse("2026-10-15");
  private static final int HISTORY = 6;
  private static final int MORNINGS = 3;
  private final List<Day> days = new ArrayList<>();

  private static final class Holder {
    private static final World WORLD = prepared();

    private static World prepared() {
      Path folder = home("world");
      Folders.remove(folder);
      try {
        return new World(Folders.make(folder));
      } catch (IOException | SQLException e) {
        throw new IllegalStateException("the undisturbed days could not be run", e);
      }
    }
  }

  /** The days, run once for all tests of this process; its storefronts end with it. */
  static World shared() {
    return Holder.WORLD;
  }

  /** A folder that stays for whoever looks into a failure. */
  static Path home(String name) {
    return Path.of(System.getProperty("root.dir"), "build", "fault-injection", name);
  }

  /** Plays the days and runs the line through them, undisturbed. */
  private World(Path folder) throws IOException, SQLException {
    for (int morning = 0; morning < MORNINGS; morning++) {
      Storefront storefront = storefront(folder.resolve("truth-" + morning), morning);
      days.add(
          Day.run(
              "day_" + morning,
              storefront.now(),
              Line.sources(storefront, START),
              Folders.make(folder.resolve("undisturbed")),
              folder.resolve("day-" + morning)));
    }
  }

  private static Storefront storefront(Path truth, int morning) throws IOException {
    Storefront storefront =
        new Storefront(new Storefront.Options(11, START, HISTORY, 0.5, 0, truth, "10.0.2"));
    Instant first = storefront.now().plus(Duration.ofHours(3));
    storefront.playTo(first.plus(Duration.ofDays(morning)));
    return storefront;
  }

  /** The mornings in their order. */
  List<Day> days() {
    return days;
  }
}
