package countinghouse.extractsquare;

import countinghouse.lake.RunKind;

/** Which of a record's times a range is about; Square wants lists sorted by the same one. */
enum DatedBy {
  /** When it was last changed. */
  MODIFIED(RunKind.WINDOW, "updated_at", "UPDATED_AT"),
  /** When it was created. */
  CREATED(RunKind.CREATED, "created_at", "CREATED_AT");

  private final RunKind kind;
  private final String field;
  private final String sortField;

  DatedBy(RunKind kind, String field, String sortField) {
    this.kind = kind;
    this.field = field;
    this.sortField = sortField;
  }

  /** The time that the windows of runs of a kind are about. */
  static DatedBy of(RunKind kind) {
    return kind == RunKind.CREATED ? CREATED : MODIFIED;
  }

  /** The kind of runs whose windows are about it. */
  RunKind kind() {
    return kind;
  }

  String field() {
    return field;
  }

  String sortField() {
    return sortField;
  }
}
