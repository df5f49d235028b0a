package countinghouse.lake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * Puts files so that nothing is ever replaced: S3 itself refuses a key that is taken ({@code
 * If-None-Match: *}).
 *
 * <p>When the reply to a put is lost, the client tries again and is refused by its own object. So
 * every upload carries a mark of its own in the object's metadata: an object with that mark is the
 * success that was not heard of.
 */
final class S3Upload {
  /** From this size on a file goes in parts, so that a broken connection costs one of them. */
  static final int PART_BYTES = 8 * 1024 * 1024;

  private static final int MOST_PARTS = 10_000; // of S3
  private static final String MARK = "countinghouse-upload";
  private static final String CONTENT_TYPE = "application/octet-stream";
  private static final int PRECONDITION_FAILED = 412;

  private final S3Client s3;
  private final S3Location at;
  private final S3Encryption encryption;

  S3Upload(S3Client s3, S3Location at, S3Encryption encryption) {
    this.s3 = s3;
    this.at = at;
    this.encryption = encryption;
  }

  /**
   * Makes a file an object, whole or not at all.
   *
   * @throws FileAlreadyExistsException when the key is taken
   */
  void put(String key, Path file) throws IOException {
    String mark = UUID.randomUUID().toString();
    try {
      if (Files.size(file) <= PART_BYTES) {
        putWhole(key, file, mark);
      } else {
        putInParts(key, file, mark);
      }
    } catch (S3Exception e) {
      boolean taken = e.statusCode() == PRECONDITION_FAILED;
      if ((taken || S3Failure.hasCode(e, "NoSuchUpload")) && hasMark(key, mark)) {
        return;
      }
      if (taken) {
        FileAlreadyExistsException exists = new FileAlreadyExistsException(at.describe(key));
        exists.initCause(e);
        throw exists;
      }
      throw e;
    }
  }

  private boolean hasMark(String key, String mark) {
    try {
      HeadObjectResponse found = s3.headObject(it -> it.bucket(at.bucket()).key(at.keyOf(key)));
      return mark.equals(found.metadata().get(MARK));
    } catch (NoSuchKeyException e) {
      return false;
    }
  }

  private void putWhole(String key, Path file, String mark) {
    PutObjectRequest request =
        encryption
            .on(PutObjectRequest.builder())
            .bucket(at.bucket())
            .key(at.keyOf(key))
            .metadata(Map.of(MARK, mark))
            .contentType(CONTENT_TYPE)
            .ifNoneMatch("*")
            .build();
    s3.putObject(request, RequestBody.fromFile(file));
  }

  private void putInParts(String key, Path file, String mark) throws IOException {
    CreateMultipartUploadRequest request =
        encryption
            .on(CreateMultipartUploadRequest.builder())
            .bucket(at.bucket())
            .key(at.keyOf(key))
            .metadata(Map.of(MARK, mark))
            .contentType(CONTENT_TYPE)
            .checksumAlgorithm(ChecksumAlgorithm.CRC32) // as the client's of every part
            .build();
    String upload = s3.createMultipartUpload(request).uploadId();
    try {
      List<CompletedPart> parts = putParts(key, file, upload);
      s3.completeMultipartUpload(it ->
          it.bucket(at.bucket())
              .key(at.keyOf(key))
              .uploadId(upload)
              .ifNoneMatch("*")
              .multipartUpload(done -> done.parts(parts)));
    } catch (IOException | RuntimeException e) {
      abort(key, upload, e);
      throw e;
    }
  }

  private List<CompletedPart> putParts(String key, Path file, String upload) throws IOException {
    long size = Files.size(file);
    int partBytes = Math.toIntExact(Math.max(PART_BYTES, size / MOST_PARTS + 1));
    List<CompletedPart> parts = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (long left = size; left > 0; left -= partBytes) {
        parts.add(putPart(key, upload, parts.size() + 1, in.readNBytes(partBytes)));
      }
    }
    return parts;
  }

  private CompletedPart putPart(String key, String upload, int number, byte[] bytes) {
    UploadPartResponse put =
        s3.uploadPart(
            it -> it.bucket(at.bucket()).key(at.keyOf(key)).uploadId(upload).partNumber(number),
            RequestBody.fromContentProvider(
                ContentStreamProvider.fromByteArrayUnsafe(bytes), bytes.length, CONTENT_TYPE));
    return CompletedPart.builder()
        .partNumber(number)
        .eTag(put.eTag())
        .checksumCRC32(put.checksumCRC32())
        .build();
  }

  /**
   * Parts cost money until they are let go of; when that fails, the bucket's life cycle does it.
   */
  private void abort(String key, String upload, Exception reason) {
    try {
      s3.abortMultipartUpload(it -> it.bucket(at.bucket()).key(at.keyOf(key)).uploadId(upload));
    } catch (RuntimeException e) {
      reason.addSuppressed(e);
    }
  }
}
