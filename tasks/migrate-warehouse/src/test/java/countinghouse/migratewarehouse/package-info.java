/** Tests of the migration. */
@NullMarked
package countinghouse.migratewarehouse;

import org.jspecify.annotations.NullMarked;
