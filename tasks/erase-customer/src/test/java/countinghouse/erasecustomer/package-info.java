/** Tests of erase-customer. */
@NullMarked
package countinghouse.erasecustomer;

import org.jspecify.annotations.NullMarked;
