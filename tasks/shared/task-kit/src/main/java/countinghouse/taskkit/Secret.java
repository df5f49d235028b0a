package countinghouse.taskkit;

/** A value that prints as three stars; {@link #reveal} is called only where it is handed over. */
public final class Secret {
  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  /** Wraps a secret text. */
  public static Secret of(String value) {
    return new Secret(value);
  }

  /** The text itself; never log it, never put it into an exception. */
  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "***";
  }
}
