package countinghouse.makereport.page;

import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.marts.Audit.Finding;
import countinghouse.makereport.text.Counts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the audit warns of, for the owner: what it means, how much money it touches, whether that is
 * in the figures, and what to do. The words are those of the check itself.
 *
 * @param all what was found
 */
record Findings(List<Finding> all) {

  /** To be opened below the verdict; nothing when nothing was found. */
  Markup drawn() {
    return all.isEmpty()
        ? Markup.nothing()
        : Figure.opened(
                Counts.of(all.size(), "warning", "warnings")
                    + (all.size() == 1
                        ? ": what it means, and what to do"
                        : ": what they mean, and what to do"),
                Tag.of(
                        "div",
                        IntStream.range(0, all.size())
                            .mapToObj(number -> item(all.get(number)).with("id", id(number)))
                            .toList())
                    .classed("findings"))
            .classed("trust");
  }

  private static String id(int number) {
    return "finding-" + (number + 1);
  }

  private static Tag item(Finding finding) {
    List<Markup> parts = new ArrayList<>();
    finding.meaning().ifPresent(words -> parts.add(Tag.of("p", words).classed("meaning")));
    parts.add(Tag.of("p", touched(finding)).classed("touched"));
    finding
        .remedy()
        .ifPresent(words -> parts.add(Tag.of("p", "What to do: " + words).classed("remedy")));
    parts.add(
        Figure.opened(
            "Found by the check " + finding.rule() + about(finding.subject()),
            Tag.of("p", finding.message()).classed("found")));
    return Tag.of("div", parts);
  }

  /** Most checks ask about the marts as a whole. */
  private static String about(String subject) {
    return subject.equals("marts") ? "" : ", about " + subject;
  }

  /** {@code 241.15 USD, 2 found}. */
  private static String touched(Finding finding) {
    return Stream.concat(
            finding.amounts().stream().map(amount -> amount.money().full(amount.value())),
            Stream.of(Counts.count(finding.failures()) + " found"))
        .collect(Collectors.joining(", "));
  }
}
