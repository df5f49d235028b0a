/** Build tool: table classes from the schema files. */
@NullMarked
package countinghouse.schemagen;

import org.jspecify.annotations.NullMarked;
