package countinghouse.taskkit;

/**
 * Is told what happens to a run, on a thread of its own, in order. It is found as a service, and
 * only looked for when lineage is switched on.
 */
@FunctionalInterface
public interface RunListener {
  /**
   * Hears of an event.
   *
   * @throws Exception what keeps it from passing the event on; it is logged, and never fails a task
   */
  void hear(RunEvent event) throws Exception;
}
