package countinghouse.s3emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs an S3 emulator until it is told to stop. */
@Command(
    name = "s3-emulator",
    mixinStandardHelpOptions = true,
    exitCodeOnInvalidInput = 64,
    exitCodeOnExecutionException = 70,
    version = "s3-emulator 0.1.0",
    description = "A stand-in for S3 on the loopback address; its objects live in its memory.")
public final class Main implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "0",
      description = "The port; 0 for any free one (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bucket",
      paramLabel = "NAME",
      description = "A bucket to make, which keeps versions; may be repeated.")
  private List<String> buckets = List.of();

  @Option(
      names = "--ready-file",
      description = "Written when ready: the AWS variables to set, one NAME=VALUE a line.")
  private @Nullable Path readyFile;

  /** Runs the emulator with the arguments of the command line. */
  public static void main(String[] args) {
    int code = new CommandLine(new Main()).execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (S3Emulator emulator = S3Emulator.start(port)) {
      buckets.forEach(emulator::createVersionedBucket);
      if (readyFile != null) {
        write(readyFile, emulator);
      }
      System.out.printf("S3 emulator ready at %s%n", emulator.endpoint());
      Runtime.getRuntime().addShutdownHook(new Thread(emulator::close));
      new CountDownLatch(1).await();
      return 0;
    }
  }

  /** Whole or not at all: who waits for the file may read it at once. */
  private static void write(Path file, S3Emulator emulator) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
    Files.writeString(
        unfinished,
        new TreeMap<>(emulator.environment())
            .entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue() + "\n")
                .collect(Collectors.joining()));
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
