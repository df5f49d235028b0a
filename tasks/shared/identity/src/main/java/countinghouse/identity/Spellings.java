package countinghouse.identity;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works a normal form out once for each spelling: who orders often spells the same way each time.
 */
final class Spellings {
  private final Map<String, Optional<String>> known = new HashMap<>();
  private final Function<String, @Nullable String> form;

  Spellings(Function<String, @Nullable String> form) {
    this.form = form;
  }

  /** The normal form; null when there is none. */
  @Nullable String normalised(@Nullable String text) {
    return text == null
        ? null
        : known.computeIfAbsent(text, it -> Optional.ofNullable(form.apply(it))).orElse(null);
  }
}
