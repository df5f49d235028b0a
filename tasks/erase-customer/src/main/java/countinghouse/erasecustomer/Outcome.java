package countinghouse.erasecustomer;

/**
 * What an erasure does, in figures.
 *
 * @param profiles of the person
 * @param records that tell of the person
 * @param runs of the lake that are replaced
 */
record Outcome(long profiles, long records, long runs) {}
