package countinghouse.verifysnowflake;

/**
 * Something that the line needs of the account.
 *
 * @param name what it is, in a few words
 * @param isFoundation whether nothing after it can be tried without it
 * @param whatToDo when it is not there
 * @param proof how it is tried
 */
record Capability(String name, boolean isFoundation, String whatToDo, Proof proof) {

  /** Tries it, and throws whatever says that it is not there. */
  @FunctionalInterface
  interface Proof {
    /** Tries it. */
    void run() throws Exception;
  }

  /** One without which others can still be tried. */
  static Capability of(String name, String whatToDo, Proof proof) {
    return new Capability(name, false, whatToDo, proof);
  }

  /** One without which nothing after it can be tried. */
  static Capability foundation(String name, String whatToDo, Proof proof) {
    return new Capability(name, true, whatToDo, proof);
  }
}
