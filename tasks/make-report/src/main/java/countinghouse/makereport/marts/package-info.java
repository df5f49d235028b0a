/** What is read of the warehouse: one .sql file for each question, and the rows it answers. */
@NullMarked
package countinghouse.makereport.marts;

import org.jspecify.annotations.NullMarked;
