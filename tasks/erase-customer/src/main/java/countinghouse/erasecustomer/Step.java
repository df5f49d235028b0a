package countinghouse.erasecustomer;

/** What an erasure has done. A kill after any of them is healed by running it again. */
enum Step {
  /** What is to be done stands in ops. */
  PLANNED,
  /** One more run of the lake has a run that stands for it. */
  RUN_REPLACED,
  /** Every run that told of the person has one that stands for it. */
  LAKE_REPLACED,
  /** Staging is the fold of what the lake tells now. */
  STAGING_FOLDED,
  /** One more run that was replaced is gone. */
  RUN_REMOVED,
  /** The lake tells nothing of the person any more. */
  LAKE_CLEAN,
  /** No build is left that was made before. */
  BUILDS_DROPPED,
  /** The warehouse's file holds no deleted bytes. */
  FILE_REWRITTEN
}
