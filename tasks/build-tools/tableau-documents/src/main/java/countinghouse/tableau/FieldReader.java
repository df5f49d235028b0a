package countinghouse.tableau;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how a field is used: {@code dim_date.month_start}, or as an axis instead of headers, {@code
 * dim_date.month_start (axis)}.
 */
final class FieldReader {
  private static final Pattern USE = Pattern.compile("([a-z0-9_.]+)(?: \\((\\w+)\\))?");
  private static final String AXIS = "axis";

  private final Findings findings;
  private final DataSource source;

  FieldReader(Findings findings, DataSource source) {
    this.findings = findings;
    this.source = source;
  }

  /** The use, or nothing and a finding. */
  Optional<FieldUse> use(Entry entry) {
    Matcher matcher = USE.matcher(entry.text());
    if (!matcher.matches()) {
      findings.add(
          entry, "is no field: write table.column or the name of a measure, and (axis) behind it");
      return Optional.empty();
    }
    Optional<FieldUse> plain = source.find(matcher.group(1)).map(FieldUse::of);
    if (plain.isEmpty()) {
      findings.add(
          entry,
          "is no field of %s: docs/reference/data-dictionary.html and metrics.md name all"
              .formatted(source.area().name()));
    }
    return plain.flatMap(
        use -> matcher.group(2) == null ? Optional.of(use) : as(use, matcher.group(2), entry));
  }

  private Optional<FieldUse> as(FieldUse use, String word, Entry entry) {
    if (word.equals(AXIS)) {
      return Optional.of(use.continuous());
    }
    findings.add(entry, "says (" + word + "): only (axis) may stand behind a field");
    return Optional.empty();
  }
}
