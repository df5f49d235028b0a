package countinghouse.extractwoocommerce;

import static org.assertj.core.api.Assertions.assertThat;

import countinghouse.apiclient.RetryPolicy;
import countinghouse.apiclient.Timing;
import countinghouse.apiclient.Transport;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.ManifestFile;
import countinghouse.taskkit.Log;
import countinghouse.taskkit.Progress;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.TaskContext;
import countinghouse.testsupport.DuckDb;
import countinghouse.testsupport.FakeClock;
import countinghouse.testsupport.FakeServer;
import countinghouse.testsupport.FakeServer.Asked;
import countinghouse.testsupport.FakeServer.Fault;
import countinghouse.testsupport.FakeServer.Reply;
import countinghouse.testsupport.FakeWooCommerce;
import countinghouse.testsupport.TaskRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A work harness: the whole task against a faked shop and a lake in a temporary folder. */
final class ShopHarness {
  static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

  final FakeClock clock = new FakeClock(NOW);
  final Map<String, String> environment = new HashMap<>(FakeWooCommerce.CREDENTIALS);
  private final URI folder;
  private final Function<Asked, Reply> shop;
  private int pageSize = 100;

  ShopHarness(Path folder, Function<Asked, Reply> shop) {
    this.folder = folder.toUri();
    this.shop = shop;
    environment.put("COUNTINGHOUSE_LAKE", this.folder.toString());
    environment.put("COUNTINGHOUSE_WOOCOMMERCE_URL", "http://localhost");
  }

  ShopHarness withPages(int size) {
    pageSize = size;
    return this;
  }

  /** Runs the task; requests go to the faked shop without a network. */
  TaskRun run(String... args) {
    return run(this::answer, args);
  }

  /** Reads the faked shop without a lake. */
  ShopReader reader() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Log log = new Log("test", nowhere, false, clock);
    TaskContext context =
        new TaskContext(
            Settings.from(environment),
            clock,
            log,
            new Progress(log, nowhere, false, clock),
            nowhere,
            "test");
    return new ShopReader(
        Shop.of(context, "woocommerce", outside(this::answer), RetryPolicy.PATIENT));
  }

  /** Runs the task over a transport. */
  TaskRun run(Transport transport, String... args) {
    return TaskRun.of(new ExtractWooCommerce(outside(transport)), environment, clock, args);
  }

  /** Runs the task for a head, up to now unless told otherwise, and insists on success. */
  TaskRun extract(ShopHead head, String... more) {
    List<String> args = new ArrayList<>(List.of("--head", head.toString()));
    args.addAll(List.of(more));
    if (!args.contains("--to")) {
      args.addAll(List.of("--to", clock.instant().toString()));
    }
    TaskRun run = run(args.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.log()).isZero();
    return run;
  }

  List<Manifest> manifests(ShopHead head) {
    return lake().manifests("woocommerce", head.toString());
  }

  Lake lake() {
    return Lake.open(folder);
  }

  /** The Parquet files of an entity in all runs of a head, as DuckDB reads them. */
  String table(ShopHead head, String entity) {
    Lake opened = lake();
    String files =
        manifests(head).stream()
            .flatMap(manifest ->
                manifest.files().stream()
                    .filter(it -> it.path().equals(entity + ".parquet"))
                    .map(it -> path(opened, manifest, it)))
            .collect(Collectors.joining("', '", "['", "']"));
    return "read_parquet(" + files + ", hive_partitioning = false)";
  }

  List<List<@Nullable Object>> rows(ShopHead head, String entity, String select) {
    return DuckDb.query(select.formatted(table(head, entity)));
  }

  private static String path(Lake lake, Manifest manifest, ManifestFile file) {
    return lake.verifiedPath(manifest, file).toString();
  }

  private Shop.Outside outside(Transport transport) {
    Timing timing = new Timing(clock, clock::advance, new Random(1));
    return new Shop.Outside(transport, timing, pageSize);
  }

  private Transport.Answer answer(URI address, Map<String, String> headers, byte @Nullable [] body)
      throws IOException {
    Map<String, String> lower = new HashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    Reply reply =
        shop.apply(new Asked("GET", address.getPath(), FakeServer.query(address), lower, ""));
    if (reply.fault() != Fault.NONE) {
      throw new IOException("broken on purpose");
    }
    Map<String, String> answered = new HashMap<>();
    reply.headers().forEach((name, value) -> answered.put(name.toLowerCase(Locale.ROOT), value));
    return new Transport.Answer(reply.status(), answered, reply.body());
  }
}
