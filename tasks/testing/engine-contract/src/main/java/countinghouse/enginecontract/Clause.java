package countinghouse.enginecontract;

/**
 * Something that every engine must do.
 *
 * @param name what, as a sentence
 * @param proof how it is tried
 */
public record Clause(String name, Proof proof) {

  /** Tries it, and throws whatever says that the engine does otherwise. */
  @FunctionalInterface
  public interface Proof {
    /** Tries it. */
    void run() throws Exception;
  }
}
