/** Tests of the S3 emulator. */
@NullMarked
package countinghouse.s3emulator;

import org.jspecify.annotations.NullMarked;
