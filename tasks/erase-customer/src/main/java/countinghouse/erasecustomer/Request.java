package countinghouse.erasecustomer;

/**
 * Who asked for an erasure, and why; kept for ever, so neither may name the person.
 *
 * @param by who runs it
 * @param reason such as a ticket's number
 */
record Request(String by, String reason) {}
