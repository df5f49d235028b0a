package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import countinghouse.lake.RunKind;
import countinghouse.testsupport.DuckDb;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Fault;
import countinghouse.testsupport.FakeServer.Reply;
import countinghouse.testsupport.FakeWooCommerce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.jspecify.annotations.Nullable;

/** Whatever the page size, the ties and the changes between two requests: no order is lost. */
final class WalkProperties {
  private static final DateTimeFormatter GMT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");

  private Path folder = Path.of("");

  @BeforeProperty
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("walk");
  }

  @AfterProperty
  void deleteFolder() throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<Path>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException e)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Property(tries = 1000)
  void whatStaysInTheWindowIsReadExactlyOnce(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 9) int pageSize,
      @ForAll @IntRange(min = 0, max = 60) int orders,
      @ForAll @IntRange(min = 0, max = 40) int seconds,
      @ForAll @IntRange(min = 0, max = 60) int changePercent,
      @ForAll @IntRange(min = 0, max = 25) int faultPercent) {
    Play play = new Play(seed, orders, seconds + 1, changePercent);
    Set<Long> before = play.ids();
    List<Long> read = new ArrayList<>();

    Tally tally =
        new ShopHarness(folder, play.withFaults(faultPercent))
            .withPages(pageSize)
            .reader()
            .read(
                ShopHead.ORDERS,
                new Scope(RunKind.WINDOW, FROM, ShopHarness.NOW),
                order -> read.add(order.path("id").asLong()));

    if (changePercent == 0) { // else one may be seen twice, in its list and in the trash
      assertThat(tally).isEqualTo(new Tally(read.size(), true));
    }
    assertThat(read).doesNotHaveDuplicates();
    assertThat(before).containsAll(read);
    assertThat(read).containsAll(play.untouched());
  }

  @Property(tries = 15)
  void afterAQuietRunTheLakeHoldsTheShopAsItIs(
      @ForAll long seed,
      @ForAll @IntRange(min = 2, max = 9) int pageSize,
      @ForAll @IntRange(min = 1, max = 50) int orders,
      @ForAll @IntRange(min = 0, max = 60) int changePercent) {
    Play play = new Play(seed, orders, 5, changePercent);
    ShopHarness harness = new ShopHarness(fresh(), play.shop).withPages(pageSize);
    harness.environment.put("COUNTINGHOUSE_START", "2026-11-01");
    harness.extract(ShopHead.ORDERS);
    play.stop();
    harness.clock.advance(Duration.ofHours(1));
    harness.extract(ShopHead.ORDERS);
    harness.extract(ShopHead.ORDERS, "--ids", "--created-from", FROM.toString());

    assertThat(latest(harness)).isEqualTo(play.totals());
  }

  private Path fresh() {
    try {
      return Files.createTempDirectory(folder, "lake");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last total read of each order that the ids snapshot still has. */
  private static Map<Long, String> latest(ShopHarness harness) {
    String sql =
        """
        select o.id, arg_max(o.total, o.date_modified) from %s o
        where o.id::varchar in (select id from %s) group by o.id
        """
            .formatted(
                harness.table(ShopHead.ORDERS, "orders"), harness.table(ShopHead.ORDERS, "ids"));
    Map<Long, String> totals = new TreeMap<>();
    DuckDb.query(sql)
        .forEach(row ->
            totals.put((Long) Objects.requireNonNull(row.get(0)), String.valueOf(row.get(1))));
    return totals;
  }

  /** A shop in which somebody works while we read. */
  private static final class Play {
    private final FakeWooCommerce shop = new FakeWooCommerce();
    private final Random random;
    private final Set<Long> touched = new HashSet<>();
    private long nextId = 1;

    Play(long seed, int orders, int seconds, int changePercent) {
      random = new Random(seed);
      for (int i = 0; i < orders; i++) {
        add(FROM.plusSeconds(7L * 86_400 + random.nextInt(seconds)));
      }
      shop.beforeEachRequest(() -> {
        if (random.nextInt(100) < changePercent) {
          change();
        }
      });
    }

    /** The shop behind a bad line. */
    Function<Asked, Reply> withFaults(int percent) {
      List<Reply> faults =
          List.of(
              Reply.json(503, "{}", Map.of("Retry-After", "2")),
              Reply.json(429, "{}"),
              Reply.html(200, "<html>busy</html>"),
              Reply.json(200, "[{\"id\": 1}, {\"id\""),
              Reply.json(200, "[]").spoilt(Fault.CUT));
      return asked ->
          random.nextInt(100) < percent
              ? faults.get(random.nextInt(faults.size()))
              : shop.apply(asked);
    }

    void stop() {
      shop.beforeEachRequest(() -> {});
    }

    Set<Long> ids() {
      Set<Long> ids = new HashSet<>();
      shop.records("orders").forEach(it -> ids.add(it.path("id").asLong()));
      return ids;
    }

    Set<Long> untouched() {
      Set<Long> ids = ids();
      ids.removeAll(touched);
      return ids;
    }

    Map<Long, String> totals() {
      Map<Long, String> totals = new TreeMap<>();
      shop.records("orders")
          .forEach(it -> totals.put(it.path("id").asLong(), it.path("total").asText() + "00"));
      return totals;
    }

    /** Edits, trashes, deletes or adds an order now, which is after the window. */
    private void change() {
      List<ObjectNode> orders = shop.records("orders");
      List<Consumer<ObjectNode>> changes =
          List.of(
              it -> it.put("total", random.nextInt(100) + ".00"),
              it -> it.put("status", "trash"),
              it -> it.put("status", "pending"),
              orders::remove);
      if (orders.isEmpty() || random.nextInt(6) == 0) {
        touched.add(nextId);
        add(ShopHarness.NOW.plusSeconds(60));
        return;
      }
      for (int burst = random.nextInt(4); burst >= 0 && !orders.isEmpty(); burst--) {
        ObjectNode order = orders.get(random.nextInt(orders.size()));
        touched.add(order.path("id").asLong());
        changes.get(random.nextInt(changes.size())).accept(order);
        order.put("date_modified_gmt", gmt(ShopHarness.NOW.plusSeconds(60)));
      }
    }

    private void add(Instant at) {
      shop.records("orders").add(Records.order(nextId++, gmt(at)));
    }

    private static String gmt(Instant instant) {
      return GMT.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }
  }
}
