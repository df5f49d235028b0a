package countinghouse.lake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * The lake in a bucket of S3, or of a store that does as S3 does.
 *
 * <p>S3 makes an object visible whole or not at all, and lists what was put at once. Files are
 * prepared and read in a private folder on this machine, which is gone when the store is closed.
 */
final class S3Store implements LakeStore {
  private static final String READ = "read";
  private static final String STAGED = "staged";
  private static final String UNFINISHED = ".unfinished";

  private final S3Client s3;
  private final S3Location at;
  private final S3Upload upload;
  private final S3Removal removal;
  private final Scratch scratch;

  S3Store(S3Client s3, S3Location at, S3Encryption encryption, Scratch scratch) {
    this.s3 = s3;
    this.at = at;
    this.scratch = scratch;
    upload = new S3Upload(s3, at, encryption);
    removal = new S3Removal(s3, at);
  }

  /** The lake at {@code s3://bucket/prefix}; nothing is asked of S3 yet. */
  static S3Store open(URI address, S3Encryption encryption) {
    S3Location at = S3Location.of(address);
    try {
      return new S3Store(
          S3Clients.client(),
          at,
          encryption,
          new Scratch(Path.of(System.getProperty("java.io.tmpdir"))));
    } catch (SdkException e) {
      throw S3Failure.of(at.describe(""), e);
    }
  }

  @Override
  public URI location() {
    return URI.create(at.describe("").replace(" ", "%20"));
  }

  @Override
  public boolean exists() throws IOException {
    return reached(
        "",
        () ->
            !s3.listObjectsV2(it -> it.bucket(at.bucket()).prefix(at.prefix()).maxKeys(1))
                .contents()
                .isEmpty());
  }

  @Override
  public List<Stored> list(String prefix) throws IOException {
    return reached(
        prefix,
        () ->
            s3
                .listObjectsV2Paginator(it -> it.bucket(at.bucket()).prefix(at.prefixOf(prefix)))
                .contents()
                .stream()
                .filter(object -> !object.key().endsWith("/")) // a console's empty «folder»
                .map(object -> new Stored(at.keyInLake(object.key()), object.lastModified()))
                .sorted(Comparator.comparing(Stored::key))
                .toList());
  }

  @Override
  public long size(String key) throws IOException {
    return reached(
        key, () -> s3.headObject(it -> it.bucket(at.bucket()).key(at.keyOf(key))).contentLength());
  }

  @Override
  public List<byte[]> read(List<String> keys) throws IOException {
    return new AtOnce(S3Clients.CONNECTIONS).each(keys, this::read);
  }

  private byte[] read(String key) throws IOException {
    return reached(
        key,
        () -> {
          ResponseTransformer<GetObjectResponse, ResponseBytes<GetObjectResponse>> bytes =
              ResponseTransformer.toBytes();
          return s3.getObject(
                  it -> it.bucket(at.bucket()).key(at.keyOf(key)),
                  (response, in) -> {
                    demandSmall(key, response.contentLength());
                    return bytes.transform(response, in);
                  })
              .asByteArrayUnsafe();
        });
  }

  private void demandSmall(String key, long bytes) {
    if (bytes > MOST_BYTES_TO_READ) {
      throw LakeFailure.broken(
          "A manifest has %d bytes, more than any that was ever written".formatted(bytes),
          describe(key));
    }
  }

  @Override
  public Path localPath(String key) throws IOException {
    Path path = scratch.path(READ, key);
    if (!Files.exists(path)) {
      Path unfinished = Path.of(path + UNFINISHED);
      Files.deleteIfExists(unfinished);
      reached(key, () -> download(key, unfinished));
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    }
    return path;
  }

  private Path download(String key, Path path) {
    ResponseTransformer<GetObjectResponse, GetObjectResponse> save =
        ResponseTransformer.toFile(path);
    s3.getObject(
        it -> it.bucket(at.bucket()).key(at.keyOf(key)),
        (response, in) -> {
          scratch.demandRoom(response.contentLength());
          return save.transform(response, in);
        });
    return path;
  }

  @Override
  public boolean copies() {
    return true;
  }

  @Override
  public void release(String folder) throws IOException {
    scratch.remove(READ, folder);
  }

  @Override
  public Path stage(String key) throws IOException {
    return scratch.path(STAGED, key);
  }

  @Override
  public void putNew(String key, Path staged) throws IOException {
    reached(
        key,
        () -> {
          upload.put(key, staged);
          return key;
        });
    Files.delete(staged);
  }

  @Override
  public void delete(String key) throws IOException {
    reached(
        key,
        () -> {
          removal.remove(key);
          return key;
        });
  }

  @Override
  public void deleteFolder(String folder) throws IOException {
    scratch.remove(STAGED, folder);
    release(folder);
    reached(
        folder,
        () -> {
          removal.removeFolder(folder);
          return folder;
        });
  }

  @Override
  public String describe(String key) {
    return at.describe(key);
  }

  private <T> T reached(String key, LakeFailure.Access<T> access) throws IOException {
    return S3Failure.translating(describe(key), access);
  }

  /** Lets go of the connections and of everything on this machine. */
  @Override
  public void close() throws IOException {
    s3.close();
    scratch.close();
  }
}
