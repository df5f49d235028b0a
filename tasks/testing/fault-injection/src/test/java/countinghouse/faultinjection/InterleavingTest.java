package countinghouse.faultinjection;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.line.Line;
import countinghouse.line.Step;
import countinghouse.testsupport.Contents;
import countinghouse.testsupport.Folders;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Builds, checks and publications of three builds in an order that nobody planned, beside a plain
 * model of what must then be visible: a build that passed its check after it was made, never an
 * older one than before.
 */
class InterleavingTest {
  private static final List<String> BUILDS = List.of("x", "y", "z");
  private static final int ACTIONS = 20;

  private enum Audit {
    NONE,
    PASSED,
    FAILED
  }

  private record Built(Instant at, Audit audit) {}

  private record Published(String build, Instant at) {}

  private final Map<String, Built> built = new HashMap<>();
  private final List<String> story = new ArrayList<>();
  private final Path folder = World.home("interleaving");
  private Line line = new Line(folder, Map.of());
  private Published published = new Published("", Instant.EPOCH);

  static LongStream seeds() {
    long first = Long.getLong("seed", 2026);
    return LongStream.range(first, first + Integer.getInteger("interleavings", 2));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void onlyAuditedBuildsAreEverVisibleAndNeverAnOlderOne(long seed) throws SQLException {
    SplittableRandom random = new SplittableRandom(seed);
    Day day = World.shared().days().get(1);
    Folders.remove(folder);
    day.takeUpBefore(2, folder);
    line = new Line(folder, day.sources());
    published =
        new Published(World.shared().days().get(0).build(), World.shared().days().get(0).now());
    for (int action = 0; action < ACTIONS; action++) {
      Instant now = day.now().plus(Duration.ofMinutes(action));
      act(random, BUILDS.get(random.nextInt(BUILDS.size())), now);
      demandVisible(seed);
    }
    orderly("last", day.now().plus(Duration.ofMinutes(ACTIONS)));
    assertThat(published.build()).isEqualTo("last");
    demandVisible(seed);
  }

  /** What comes as planned is published, whatever came before. */
  private void orderly(String build, Instant now) throws SQLException {
    build(build, now);
    check(build, now, Audit.PASSED);
    publish(build, now);
  }

  private void act(SplittableRandom random, String build, Instant now) throws SQLException {
    switch (random.nextInt(4)) {
      case 0 -> build(build, now);
      case 1 -> check(build, now, Audit.PASSED);
      case 2 -> check(build, now, random.nextBoolean() ? Audit.PASSED : Audit.FAILED);
      default -> publish(build, now);
    }
  }

  private void build(String build, Instant now) {
    demand(0, Step.of("build-marts", "--build", build), now);
    built.put(build, new Built(now, Audit.NONE));
  }

  /** A check fails when nothing may be older than no time at all. */
  private void check(String build, Instant now, Audit audit) {
    String serviceLevel = audit == Audit.PASSED ? "36" : "0";
    Step check = Step.of("check-marts", "--build", build, "--service-level", serviceLevel);
    Built of = built.get(build);
    demand(of != null && audit == Audit.PASSED ? 0 : 65, check, now);
    if (of != null) {
      built.put(build, new Built(of.at(), audit));
    }
  }

  private void publish(String build, Instant now) throws SQLException {
    Optional<Built> there = Optional.ofNullable(built.get(build));
    boolean isIt =
        published.build().equals(build)
            && there.filter(candidate -> candidate.at().isAfter(published.at())).isEmpty();
    Optional<Built> admitted =
        there
            .filter(candidate -> candidate.audit() == Audit.PASSED)
            .filter(candidate -> !published.at().isAfter(candidate.at()));
    demand(isIt || admitted.isPresent() ? 0 : 65, Step.of("publish-marts", "--build", build), now);
    if (!isIt) {
      admitted.ifPresent(candidate -> published = new Published(build, candidate.at()));
    }
    built.keySet().retainAll(candidates());
  }

  private void demand(int exit, Step step, Instant now) {
    story.add(step.task() + " " + String.join(" ", step.arguments()));
    assertThat(line.run(step, now).exitCode()).as(() -> String.join("\n", story)).isEqualTo(exit);
  }

  private void demandVisible(long seed) throws SQLException {
    String stamp =
        published.build() + " " + published.at().toString().replaceAll("[TZ]", " ").strip();
    String query = "select build_id || ' ' || strftime(built_at, '%Y-%m-%d %H:%M:%S') from ";
    assertThat(Contents.value(line.url(), query + "marts.build_stamp"))
        .as(() -> "seed " + seed + ": " + String.join("\n", story))
        .isEqualTo(stamp);
    assertThat(Contents.value(State.url(folder, "marts"), query + "build_stamp")).isEqualTo(stamp);
  }

  /** The builds that still have a schema of their own: a publication drops old ones. */
  private List<String> candidates() throws SQLException {
    String schemas =
        "select coalesce(string_agg(substr(schema_name, 7), ' '), '')"
            + " from information_schema.schemata where schema_name like 'marts\\_%' escape '\\'";
    return List.of(Contents.value(line.url(), schemas).split(" "));
  }
}
