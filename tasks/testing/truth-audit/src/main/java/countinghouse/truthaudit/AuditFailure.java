package countinghouse.truthaudit;

/** The audit could not be made: what is wrong, where, and what to do. */
final class AuditFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  AuditFailure(String message) {
    super(message);
  }

  AuditFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
