package countinghouse.trace;

import countinghouse.warehouse.StagedHead;

/**
 * One record of a source.
 *
 * @param source the source's name
 * @param head what it is
 * @param id at the source
 */
record RecordId(String source, StagedHead head, String id) {
  @Override
  public String toString() {
    return source + " " + head.name() + " " + id;
  }
}
