package countinghouse.lake;

/**
 * One Parquet file of a run, as its manifest lists it.
 *
 * @param entity whose rows it holds
 * @param head whether the entity is the one that the run is about (its records have ids)
 * @param path the file's name inside the run's folder
 * @param rows number of rows
 * @param bytes size
 * @param sha256 of the file's bytes, lower-case hexadecimal
 */
public record ManifestFile(
    String entity, boolean head, String path, long rows, long bytes, String sha256) {}
