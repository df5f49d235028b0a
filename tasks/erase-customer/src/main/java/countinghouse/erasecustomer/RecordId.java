package countinghouse.erasecustomer;

/**
 * A record of a source.
 *
 * @param source the source's name
 * @param sourceKind woocommerce or square
 * @param head what it is
 * @param id at the source
 */
record RecordId(String source, String sourceKind, String head, String id) {}
