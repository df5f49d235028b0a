/**
 * HTTP to a source: one request at a time, asked again when that can help, with caps on everything
 * that is swallowed. {@link countinghouse.apiclient.ApiClient} is the way in.
 */
@NullMarked
package countinghouse.apiclient;

import org.jspecify.annotations.NullMarked;
