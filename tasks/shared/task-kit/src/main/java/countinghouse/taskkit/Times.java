package countinghouse.taskkit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** How instants and days are read from a command line, and how a person is told to write them. */
final class Times {
  private Times() {}

  static void register(CommandLine commandLine) {
    commandLine
        .registerConverter(
            Instant.class, text -> read(text, Instant::parse, "an instant", "2026-11-21T02:58:00Z"))
        .registerConverter(
            LocalDate.class, text -> read(text, LocalDate::parse, "a day", "2026-06-30"));
  }

  private static <T> T read(String text, Function<String, T> parser, String kind, String example) {
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException("'" + text + "' is not " + kind + " such as " + example);
    }
  }
}
