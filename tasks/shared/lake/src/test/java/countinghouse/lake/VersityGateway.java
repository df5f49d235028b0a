package countinghouse.lake;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A second S3 that others wrote, in a process and a programming language of its own, over a folder:
 * <a href="https://github.com/versity/versitygw">Versity's gateway</a>. Present where somebody put
 * it on the path ({@code go install github.com/versity/versitygw/cmd/versitygw@v1.8.0}).
 */
final class VersityGateway implements AutoCloseable {
  static final String MISSING =
      "versitygw is neither on the path nor in ~/go/bin; CONTRIBUTING.md says how to get it";

  private static final String ACCESS_KEY = "gateway-access-key";
  private static final String SECRET_KEY = "gateway-secret-key";
  private static final Region REGION = Region.US_EAST_1;
  private static final Duration START = Duration.ofSeconds(20);

  private final Process process;
  private final URI endpoint;

  private VersityGateway(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
  }

  /** The program, if this machine has it. */
  static Optional<Path> program() {
    Stream<Path> path =
        Stream.of(System.getenv("PATH").split(":", -1))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of);
    return Stream.concat(path, Stream.of(Path.of(System.getProperty("user.home"), "go", "bin")))
        .map(folder -> folder.resolve("versitygw"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts one without buckets, which keeps versions; returns when it answers. */
  static VersityGateway start(Path program, Path folder) throws IOException, InterruptedException {
    Path objects = Files.createDirectories(folder.resolve("objects"));
    Path versions = Files.createDirectories(folder.resolve("versions"));
    Path metadata = Files.createDirectories(folder.resolve("metadata"));
    String address = "127.0.0.1:" + freePort();
    ProcessBuilder gateway =
        new ProcessBuilder(
            program.toString(),
            "--port",
            address,
            "--region",
            REGION.id(),
            "--quiet",
            "posix",
            "--sidecar",
            metadata.toString(),
            "--versioning-dir",
            versions.toString(),
            objects.toString());
    gateway.environment().put("ROOT_ACCESS_KEY", ACCESS_KEY);
    gateway.environment().put("ROOT_SECRET_KEY", SECRET_KEY);
    Path log = folder.resolve("gateway.log");
    Process process = gateway.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    VersityGateway started = new VersityGateway(process, URI.create("http://" + address));
    started.demandStarted(log);
    return started;
  }

  private static int freePort() throws IOException {
    try (ServerSocket any = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return any.getLocalPort();
    }
  }

  private void demandStarted(Path log) throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    while (!listens()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        close();
        throw new IllegalStateException("versitygw did not start: " + Files.readString(log));
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private boolean listens() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(endpoint.getHost(), endpoint.getPort()), 1_000);
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A client of it with the lake's own patience. */
  S3Client client() {
    return S3Clients.builder(S3Clients.Patience.OF_TASKS)
        .endpointOverride(endpoint)
        .forcePathStyle(true)
        .region(REGION)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY)))
        .build();
  }

  /** A store in a bucket of it. */
  LakeStore store(String bucket, Path scratch) {
    return new S3Store(
        client(),
        new S3Location(bucket, S3Fixture.PREFIX),
        S3Encryption.of("none"),
        new Scratch(scratch));
  }

  /** Makes a bucket in which every deletion and replacement leaves a version behind. */
  void createVersionedBucket(String bucket) {
    try (S3Client s3 = client()) {
      s3.createBucket(it -> it.bucket(bucket));
      s3.putBucketVersioning(
          it -> it.bucket(bucket).versioningConfiguration(v -> v.status("Enabled")));
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
