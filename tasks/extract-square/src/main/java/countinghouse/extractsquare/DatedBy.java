package countinghouse.extractsquare;

/** Which of a record's times a range is about; Square wants lists sorted by the same one. */
enum DatedBy {
  /** When it was last changed. */
  MODIFIED("updated_at", "UPDATED_AT"),
  /** When it was created. */
  CREATED("created_at", "CREATED_AT");

  private final String field;
  private final String sortField;

  DatedBy(String field, String sortField) {
    this.field = field;
    this.sortField = sortField;
  }

  String field() {
    return field;
  }

  String sortField() {
    return sortField;
  }
}
