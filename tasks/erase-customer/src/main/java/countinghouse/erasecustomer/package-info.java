/**
 * Takes a person out of lake and staging. Start reading at {@link
 * countinghouse.erasecustomer.Erasure}.
 */
@NullMarked
package countinghouse.erasecustomer;

import org.jspecify.annotations.NullMarked;
