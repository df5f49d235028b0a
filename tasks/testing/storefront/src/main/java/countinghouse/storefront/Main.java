package countinghouse.storefront;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a storefront until it is told to stop. */
@Command(
    name = "storefront",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    exitCodeOnExecutionException = 70,
    version = "storefront 0.1.0",
    description =
        "A simulated WooCommerce shop and Square till on the loopback address, seeded, with the"
            + " truth written down.")
public final class Main implements Callable<Integer> {
  private static final int USAGE = 64;
  private static final int TEMPORARY = 75;

  @Option(names = "--seed", defaultValue = "7", description = "The business (${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--start",
      defaultValue = "2025-01-01",
      description = "Its first day (${DEFAULT-VALUE}).")
  private LocalDate start = LocalDate.EPOCH;

  @Option(
      names = "--days",
      defaultValue = "400",
      description = "Days played at the start (${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--scale",
      defaultValue = "1.0",
      description = "Times the usual volume (${DEFAULT-VALUE}).")
  private double scale;

  @Option(
      names = "--port",
      defaultValue = "0",
      description = "The port; 0 for any free one (${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--truth", required = true, description = "The folder of the truth.")
  private Path truth = Path.of("truth");

  @Option(
      names = "--ready-file",
      description = "Written when ready, as JSON: addresses, keys, virtual now.")
  private @Nullable Path readyFile;

  @Option(
      names = "--woocommerce-version",
      defaultValue = "10.0.2",
      description = "10.0.2 or 10.3, which has /variations (${DEFAULT-VALUE}).")
  private String wooCommerceVersion = "10.0.2";

  /** Runs the storefront with the arguments of the command line. */
  public static void main(String[] args) {
    int code = new CommandLine(new Main()).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (days < 1 || scale <= 0) {
      System.err.println("--days must be at least 1 and --scale above 0");
      return USAGE;
    }
    Storefront.Options options =
        new Storefront.Options(seed, start, days, scale, port, truth, wooCommerceVersion);
    try (Storefront storefront = new Storefront(options)) {
      if (readyFile != null) {
        ReadyFile.write(readyFile, storefront);
      }
      System.out.printf(
          "storefront ready at %s, seed %d, now %s%n", storefront.url(), seed, storefront.now());
      untilStopped(storefront);
      return 0;
    } catch (IOException e) {
      System.err.println("The storefront could not start: " + e);
      return TEMPORARY;
    }
  }

  /** SIGTERM and Ctrl-C end the process after the server is closed. */
  private static void untilStopped(Storefront storefront) throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(storefront::close));
    new CountDownLatch(1).await();
  }
}
