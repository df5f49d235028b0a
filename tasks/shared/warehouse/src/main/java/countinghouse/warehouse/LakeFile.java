package countinghouse.warehouse;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A Parquet file of the lake, as an engine reads it: from this machine, or from where the lake is.
 *
 * @param key the file's name below the lake's address, parts separated by a slash
 * @param localPath fetches the file when it is not on this machine yet; asked only when needed
 */
public record LakeFile(String key, Supplier<Path> localPath) {}
