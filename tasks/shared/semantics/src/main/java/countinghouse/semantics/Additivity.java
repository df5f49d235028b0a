package countinghouse.semantics;

/** Over what the values of a measure may be summed. */
public enum Additivity {
  /** Over everything that its table is related to. */
  ADDITIVE,
  /** Over everything but what the measure names. */
  SEMI_ADDITIVE,
  /** Over nothing: it is computed anew for every total. */
  NON_ADDITIVE
}
