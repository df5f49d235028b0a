package countinghouse.taskkit;

/**
 * One task: a picocli command whose options are its fields. It touches the outside only through its
 * context, so that a test can be the outside.
 */
@FunctionalInterface
public interface Task {
  /**
   * Does the work.
   *
   * @return what was done
   * @throws TaskFailure for everything a person can act on
   * @throws Exception anything else, which counts as a defect (70); an {@link InterruptedException}
   *     as temporary (75)
   */
  RunReport run(TaskContext context) throws Exception;
}
