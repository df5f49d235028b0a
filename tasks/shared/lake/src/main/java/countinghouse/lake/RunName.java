package countinghouse.lake;

/**
 * A run by its name alone, as the listing of the lake tells it before any manifest is read.
 *
 * @param sourceName see {@link RunHeader}
 * @param head name of the head
 * @param runId see {@link Manifest}
 */
public record RunName(String sourceName, String head, String runId) {}
