package countinghouse.lake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The record that makes a run count: what it holds and how to check it. Meaning of the ranges and
 * stamps: see {@link RunHeader}.
 *
 * @param formatVersion of this file; 1
 * @param runId end of the range and a random part, such as {@code
 *     20261121T025800Z-9f86d081884c7d65}
 * @param sourceName see {@link RunHeader}
 * @param sourceKind see {@link Head}
 * @param head name of the head
 * @param kind see {@link RunKind}
 * @param from see {@link RunHeader}
 * @param to see {@link RunHeader}
 * @param extractedAt see {@link RunHeader}; in whole microseconds
 * @param complete whether everything in the range was seen; only then an ids snapshot may say that
 *     a record is gone
 * @param zone see {@link RunHeader}
 * @param currency see {@link RunHeader}
 * @param sourceVersion see {@link RunHeader}
 * @param schemaFingerprint SHA-256 over names, types and order of all columns of all entities
 * @param files the head's file first
 * @param replaces the runs that this one stands for since somebody was erased from them, oldest
 *     first: they count nowhere any more; almost always empty
 */
public record Manifest(
    int formatVersion,
    String runId,
    String sourceName,
    String sourceKind,
    String head,
    RunKind kind,
    @Nullable Instant from,
    Instant to,
    Instant extractedAt,
    boolean complete,
    ZoneId zone,
    String currency,
    String sourceVersion,
    String schemaFingerprint,
    List<ManifestFile> files,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> replaces) {

  /** The order in which manifests are folded into staging: by start of reading, then run id. */
  public static final Comparator<Manifest> FOLDING_ORDER =
      Comparator.comparing(Manifest::extractedAt).thenComparing(Manifest::runId);

  /**
   * Cuts the start of reading to whole microseconds and copies the lists. A clock may count
   * nanoseconds, the warehouse does not: cut here, the lake and all that is made of it speak of the
   * same instant, also for manifests that were written uncut.
   */
  public Manifest {
    extractedAt = extractedAt.truncatedTo(ChronoUnit.MICROS);
    files = List.copyOf(files);
    replaces = List.copyOf(replaces);
  }

  /** The file of the entity the run is about: the head, or {@code ids}. */
  public ManifestFile headFile() {
    return files.getFirst();
  }

  /** The rows of all files. */
  @JsonIgnore
  public long rows() {
    return files.stream().mapToLong(ManifestFile::rows).sum();
  }

  /** The folder of the run, relative to the lake. */
  public String folder() {
    return Layout.runFolder(sourceName, head, runId);
  }
}
