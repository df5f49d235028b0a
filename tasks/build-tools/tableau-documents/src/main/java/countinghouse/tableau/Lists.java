package countinghouse.tableau;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a file leaves out. */
final class Lists {
  private Lists() {}

  /** The list, or an empty one where the file says none. */
  static <T> List<T> orNone(@Nullable List<T> list) {
    return Objects.requireNonNullElse(list, List.of());
  }
}
