package countinghouse.trace;

import countinghouse.taskkit.TaskFailure;
import countinghouse.warehouse.StagedHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param source only this source; null for all
 * @param head only this head; null for all
 * @param id a record's id, an order's number, or a key of the marts
 */
record Question(@Nullable String source, @Nullable String head, String id) {

  /**
   * Reads {@code ID}, {@code HEAD ID} or {@code SOURCE HEAD ID}.
   *
   * @throws TaskFailure (64) when there are more words, or no such head
   */
  static Question of(List<String> words) {
    if (words.isEmpty() || words.size() > 3) {
      throw TaskFailure.usage(
          "trace takes one to three words, not " + words.size(),
          "the command line",
          "Write trace ID, trace HEAD ID or trace SOURCE HEAD ID");
    }
    Question question =
        new Question(
            words.size() == 3 ? words.getFirst() : null,
            words.size() == 1 ? null : words.get(words.size() - 2).replace('-', '_'),
            words.getLast());
    question.demandHead();
    return question;
  }

  private void demandHead() {
    if (StagedHead.all().stream().noneMatch(this::asks)) {
      throw TaskFailure.usage(
          "There is no head called " + head,
          "the command line",
          "Take one of "
              + String.join(
                  ", ",
                  StagedHead.all().stream().map(StagedHead::name).distinct().sorted().toList()));
    }
  }

  /** Whether records of this head are asked for. */
  boolean asks(StagedHead other) {
    return head == null || head.equals(other.name());
  }

  /** Whether records of this source are asked for. */
  boolean asks(String sourceName) {
    return source == null || source.equals(sourceName);
  }

  @Override
  public String toString() {
    return (source == null ? "" : source + " ") + (head == null ? "" : head + " ") + id;
  }
}
