package countinghouse.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Removes objects with all their versions. A plain deletion in a bucket that keeps versions only
 * hides what is there, and what somebody was erased from must be gone.
 */
final class S3Removal {
  private static final int AT_ONCE = 1_000; // of S3
  private static final int NOT_IMPLEMENTED = 501;

  private final S3Client s3;
  private final S3Location at;

  S3Removal(S3Client s3, S3Location at) {
    this.s3 = s3;
    this.at = at;
  }

  /** Removes one object; it may be gone already. */
  void remove(String key) {
    removeVersions(at.keyOf(key), at.keyOf(key)::equals);
  }

  /** Removes everything in a folder, and the uploads into it that were never completed. */
  void removeFolder(String folder) {
    String prefix = at.prefixOf(folder);
    s3.listMultipartUploadsPaginator(it -> it.bucket(at.bucket()).prefix(prefix)).uploads().stream()
        .toList()
        .forEach(upload ->
            s3.abortMultipartUpload(
                it -> it.bucket(at.bucket()).key(upload.key()).uploadId(upload.uploadId())));
    removeVersions(prefix, key -> true);
  }

  /** Content first: to take away a marker of deletion before it would show the content again. */
  private void removeVersions(String prefix, Predicate<String> isWanted) {
    List<ObjectIdentifier> content = new ArrayList<>();
    List<ObjectIdentifier> markers = new ArrayList<>();
    try {
      for (ListObjectVersionsResponse page :
          s3.listObjectVersionsPaginator(it -> it.bucket(at.bucket()).prefix(prefix))) {
        page.versions().stream()
            .filter(version -> isWanted.test(version.key()))
            .forEach(version -> content.add(identifier(version.key(), version.versionId())));
        page.deleteMarkers().stream()
            .filter(marker -> isWanted.test(marker.key()))
            .forEach(marker -> markers.add(identifier(marker.key(), marker.versionId())));
      }
    } catch (S3Exception e) {
      if (e.statusCode() != NOT_IMPLEMENTED) {
        throw e;
      }
      content.addAll(objects(prefix, isWanted));
    }
    remove(content);
    remove(markers);
  }

  /** For stores that know no versions at all. */
  private List<ObjectIdentifier> objects(String prefix, Predicate<String> isWanted) {
    return s3
        .listObjectsV2Paginator(it -> it.bucket(at.bucket()).prefix(prefix))
        .contents()
        .stream()
        .filter(object -> isWanted.test(object.key()))
        .map(object -> ObjectIdentifier.builder().key(object.key()).build())
        .toList();
  }

  private static ObjectIdentifier identifier(String key, String version) {
    return ObjectIdentifier.builder().key(key).versionId(version).build();
  }

  private void remove(List<ObjectIdentifier> all) {
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<ObjectIdentifier> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
      DeleteObjectsResponse answer =
          s3.deleteObjects(
              it -> it.bucket(at.bucket()).delete(these -> these.objects(some).quiet(true)));
      for (S3Error error : answer.errors()) {
        throw S3Failure.ofDeletion(at, error);
      }
    }
  }
}
