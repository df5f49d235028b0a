/** A stand-in for S3 in memory: for tests, and as a process for a demonstration. */
@NullMarked
package countinghouse.s3emulator;

import org.jspecify.annotations.NullMarked;
