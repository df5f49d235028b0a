/** Tests of the load: rule by rule, and as a property of lake and staging together. */
@NullMarked
package countinghouse.staging;

import org.jspecify.annotations.NullMarked;
