package countinghouse.semantics;

/**
 * One kind of question, and one data source: a fact or view with all that is related to it.
 *
 * @param name unique
 * @param caption to show
 * @param fact the fact or view; {@link SemanticModel#relationshipsFrom} has what is related to it
 * @param description what it answers
 */
public record SubjectArea(
    @Required String name,
    @Required String caption,
    @Required String fact,
    @Required String description) {}
