package countinghouse.tableau;

import countinghouse.semantics.ColumnType;
import java.util.Locale;

/** The type of a field, as Tableau names it. */
enum DataType {
  STRING(129),
  INTEGER(20),
  REAL(5),
  BOOLEAN(11),
  DATE(133),
  DATETIME(135);

  private final int remoteType;

  DataType(int remoteType) {
    this.remoteType = remoteType;
  }

  static DataType of(ColumnType type) {
    return switch (type) {
      case TEXT -> STRING;
      case INTEGER -> INTEGER;
      case DECIMAL -> REAL;
      case BOOLEAN -> BOOLEAN;
      case DATE -> DATE;
      case TIMESTAMP -> DATETIME;
    };
  }

  /** For example {@code string}. */
  String written() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its number in OLE DB, as Tableau notes it of a column of the source. */
  int remoteType() {
    return remoteType;
  }

  /** Whether its values are measured; everything else is counted at most. */
  boolean isNumber() {
    return this == INTEGER || this == REAL;
  }
}
