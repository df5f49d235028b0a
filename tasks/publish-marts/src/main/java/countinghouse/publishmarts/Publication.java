package countinghouse.publishmarts;

import static countinghouse.warehouse.tables.ops.Tables.PUBLICATION;

import countinghouse.star.Star;
import countinghouse.taskkit.Log;
import countinghouse.warehouse.BuildId;
import countinghouse.warehouse.ReadersFile;
import countinghouse.warehouse.Stamp;
import countinghouse.warehouse.Warehouse;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes a build the one that readers see. The order is what makes a kill at any moment harmless:
 *
 * <ol>
 *   <li>the readers' new file is written under another name, whole;
 *   <li>one transaction switches the marts in the warehouse and records it;
 *   <li>the file takes the name that readers know, in one step.
 * </ol>
 *
 * On Snowflake there is no such file, and 2 is a swap of schemas that commits by itself. Until 2
 * nothing has happened; between 2 and 3 warehouse and file show two builds, each whole; and
 * publishing again finds the warehouse's marts to be the build and repeats 1 and 3 from them.
 */
final class Publication {
  private final Warehouse warehouse;
  private final Clock clock;
  private final Log log;
  private final Consumer<Step> done;

  /**
   * A publication to be made.
   *
   * @param clock of the business: when it was published
   * @param done is told every step; a test may end the process there
   */
  Publication(Warehouse warehouse, Clock clock, Log log, Consumer<Step> done) {
    this.warehouse = warehouse;
    this.clock = clock;
    this.log = log;
    this.done = done;
  }

  /** How it ended. */
  enum Outcome {
    PUBLISHED("published: readers see the build"),
    REPAIRED("was published before; the readers' file has been brought to it"),
    UNCHANGED("was published before; nothing was to be done");

    private final String sentence;

    Outcome(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  /**
   * Publishes the build.
   *
   * @throws countinghouse.taskkit.TaskFailure (65) when it is not there, not finished, not checked,
   *     did not pass, or is older than what is published
   */
  Outcome publish(BuildId build) {
    Optional<Stamp> published = Stamp.in(warehouse, marts());
    Outcome outcome =
        published.isPresent() && isShown(build, published.get())
            ? repair(build, published.get())
            : replace(build, published);
    new LeftOvers(warehouse, log).remove(build);
    return outcome;
  }

  /** Whether readers see it already, and it was not made anew since then. */
  private boolean isShown(BuildId build, Stamp published) {
    return published.build().equals(build)
        && Stamp.in(warehouse, warehouse.schemas().of(build)).stream()
            .noneMatch(it -> it.isRemakeOf(published));
  }

  /** A switch whose reply was lost is known by its stamp alone, and has yet to be written down. */
  private Outcome repair(BuildId build, Stamp published) {
    if (!isRecorded(published)) {
      record(published);
    }
    Optional<ReadersFile> file = warehouse.engine().readersFile(warehouse);
    if (file.isEmpty() || file.get().stamp().equals(Optional.of(published))) {
      return Outcome.UNCHANGED;
    }
    file.get().prepare(build, marts());
    done.accept(Step.FILE_PREPARED);
    file.get().replace(build);
    done.accept(Step.FILE_REPLACED);
    return Outcome.REPAIRED;
  }

  private Outcome replace(BuildId build, Optional<Stamp> published) {
    Stamp admitted = new Admission(warehouse).demand(build, published);
    Optional<ReadersFile> file = warehouse.engine().readersFile(warehouse);
    file.ifPresent(it -> it.prepare(build, warehouse.schemas().of(build)));
    done.accept(Step.FILE_PREPARED);
    switchMarts(build, admitted);
    done.accept(Step.MARTS_SWITCHED);
    file.ifPresent(it -> it.replace(build));
    done.accept(Step.FILE_REPLACED);
    return Outcome.PUBLISHED;
  }

  private void switchMarts(BuildId build, Stamp admitted) {
    String schema = warehouse.schemas().of(build);
    warehouse.engine().relyOnKeys(warehouse.dsl(), schema, Star.keys());
    warehouse.engine().admitReaders(warehouse.dsl(), schema);
    warehouse.transaction(() -> {
      warehouse.engine().switchMarts(warehouse, schema);
      record(admitted);
      done.accept(Step.MARTS_FILLED);
      return build;
    });
  }

  private void record(Stamp build) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    warehouse
        .dsl()
        .insertInto(PUBLICATION)
        .values(build.build().text(), now, build.builtAt())
        .execute();
  }

  private boolean isRecorded(Stamp published) {
    return warehouse
        .dsl()
        .fetchExists(PUBLICATION, published.isMeantBy(PUBLICATION.BUILD_ID, PUBLICATION.BUILT_AT));
  }

  private String marts() {
    return warehouse.schemas().marts();
  }
}
