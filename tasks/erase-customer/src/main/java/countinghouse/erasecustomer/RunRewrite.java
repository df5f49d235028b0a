package countinghouse.erasecustomer;

import countinghouse.lake.Entity;
import countinghouse.lake.Head;
import countinghouse.lake.Lake;
import countinghouse.lake.Manifest;
import countinghouse.lake.ManifestFile;
import countinghouse.lake.RunKind;
import countinghouse.lake.RunWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes a run anew without the person.
 *
 * @param lake where it is
 * @param erased what is left of a row
 */
record RunRewrite(Lake lake, ErasedRow erased) {

  /**
   * Commits a run that stands for another.
   *
   * @param ids of the person's records of the head
   * @return empty when the run tells nothing of the person, an ids run never does
   */
  Optional<Manifest> of(Manifest run, Set<String> ids) {
    if (!isNeeded(run, ids)) {
      return Optional.empty();
    }
    try (Files files = new Files(run);
        RunWriter writer = lake.startReplacement(run, files.head())) {
      files.visit(writer::write, ids);
      return Optional.of(run.complete() ? writer.commit() : writer.commitIncomplete());
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read " + run.folder(), e);
    }
  }

  /** Whether a run tells anything of the person. */
  boolean isNeeded(Manifest run, Set<String> ids) {
    if (run.kind() == RunKind.IDS) {
      return false;
    }
    try (Files files = new Files(run)) {
      return files.visit((entity, clean) -> {}, ids);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot read " + run.folder(), e);
    }
  }

  private interface Visitor {
    void row(Entity entity, @Nullable Object[] row);
  }

  /** All files of a run, record by record. */
  private final class Files implements AutoCloseable {
    private final String sourceKind;
    private final List<ParquetRows> files = new ArrayList<>();

    Files(Manifest run) throws SQLException {
      sourceKind = run.sourceKind();
      for (ManifestFile file : run.files()) {
        files.add(ParquetRows.open(file.entity(), lake.localPath(run, file)));
      }
    }

    Head head() {
      List<Entity> entities = files.stream().map(ParquetRows::entity).toList();
      return new Head(sourceKind, entities.getFirst(), entities.subList(1, entities.size()));
    }

    /** Shows what is left of every row; says whether any has lost something. */
    boolean visit(Visitor visitor, Set<String> ids) throws SQLException {
      ParquetRows head = files.getFirst();
      int id = head.columns().indexOf("id");
      boolean differs = false;
      while (head.hasRow()) {
        long number = head.recordNumber();
        @Nullable Object[] row = head.take();
        boolean isPerson = ids.contains(String.valueOf(row[id]));
        differs |= show(visitor, head, row, isPerson);
        for (ParquetRows child : files.subList(1, files.size())) {
          while (child.hasRow() && child.recordNumber() == number) {
            differs |= show(visitor, child, child.take(), isPerson);
          }
        }
      }
      return differs;
    }

    private boolean show(
        Visitor visitor, ParquetRows file, @Nullable Object[] row, boolean isPerson) {
      String table = sourceKind + "_" + file.entity().name();
      @Nullable Object[] clean = isPerson ? erased.of(table, file.columns(), row) : row;
      visitor.row(file.entity(), clean);
      return isPerson && !Arrays.equals(row, clean);
    }

    @Override
    public void close() throws SQLException {
      for (ParquetRows file : files) {
        file.close();
      }
    }
  }
}
