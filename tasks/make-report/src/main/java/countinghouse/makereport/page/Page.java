package countinghouse.makereport.page;

import countinghouse.makereport.figures.History;
import countinghouse.makereport.markup.Markup;
import countinghouse.makereport.markup.Style;
import countinghouse.makereport.markup.Tag;
import countinghouse.makereport.text.Days;
import countinghouse.taskkit.PackagedFiles;
import countinghouse.warehouse.Stamp;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The whole page: nothing in it asks for anything else, and nothing in it runs.
 *
 * @param build that it is about
 * @param history the complete days, when there are any
 * @param banner freshness and checks
 * @param sections in order
 */
public record Page(Stamp build, Optional<History> history, Banner banner, List<Section> sections) {

  /** What stands there while no day is complete. */
  public static final Section NO_DAYS =
      Section.of(
          "empty",
          "No complete day yet",
          "",
          Tag.of(
              "p",
              "Nothing has been sold yet, or no day has been read to its end. Figures appear here"
                  + " after the first day that every source has told in full."));

  /** The page as one text. */
  public String html() {
    String css = css();
    Tag page =
        Tag.of("html", head(css), Tag.of("body", header(), Tag.of("main", body()), footer()))
            .with("lang", "en");
    return "<!DOCTYPE html>\n" + page.written() + "\n";
  }

  private Tag head(String css) {
    return Tag.of(
        "head",
        Tag.of("meta").with("charset", "utf-8"),
        Tag.of("meta").with("http-equiv", "Content-Security-Policy").with("content", policy(css)),
        named("viewport", "width=device-width, initial-scale=1"),
        named("color-scheme", "light dark"),
        named("robots", "noindex"),
        named("generator", "Countinghouse make-report"),
        Tag.of("title", title()),
        new Style(css));
  }

  private static Tag named(String name, String content) {
    return Tag.of("meta").with("name", name).with("content", content);
  }

  /** Only this style sheet; no script, no request to anywhere. */
  private static String policy(String css) {
    return "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
        .formatted(sha256(css));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String css() {
    return PackagedFiles.read(Page.class, "/countinghouse/makereport/page/report.css");
  }

  private String title() {
    return history.map(it -> "Sales report up to " + Days.day(it.last())).orElse("Sales report");
  }

  private Tag header() {
    return Tag.of(
        "header",
        Tag.of("a", "Skip to the figures").classed("skip").with("href", "#figures"),
        Tag.of("p", "Countinghouse").classed("mark"),
        Tag.of("h1", "Sales report"),
        Tag.of(
                "p",
                history
                    .map(it ->
                        "Complete up to %s. Amounts in %s."
                            .formatted(Days.weekday(it.last()), currency()))
                    .orElse("Amounts in " + currency() + "."))
            .classed("subtitle"));
  }

  private String currency() {
    return build.currency().getCurrencyCode();
  }

  private Markup body() {
    return Markup.of(
        banner.drawn(),
        contents(),
        Tag.of("div", sections.stream().map(Section::drawn).toList())
            .with("id", "figures")
            .with("tabindex", "-1"));
  }

  private Tag contents() {
    return Tag.of(
            "nav",
            Tag.of(
                "ul",
                sections.stream()
                    .map(section ->
                        Tag.of("li", Tag.of("a", section.title()).with("href", "#" + section.id())))
                    .toList()))
        .with("aria-label", "Contents");
  }

  private Tag footer() {
    return Tag.of(
        "footer",
        Tag.of(
            "p",
            "Made by Countinghouse from build "
                + build.build().text()
                + ". This page is whole: it runs no"
                + " script and asks nothing of any server, so it can be kept, mailed and printed."));
  }
}
