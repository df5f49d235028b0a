package countinghouse.trace;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was found.
 *
 * @param asked the question
 * @param build the build whose rows are shown; null when no marts are published
 * @param personalData whether personal data is shown
 * @param ways of the records that were found
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Answer(String asked, @Nullable String build, boolean personalData, List<Way> ways) {}
