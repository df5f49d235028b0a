package countinghouse.erasecustomer;

import countinghouse.identity.Candidate;
import countinghouse.identity.Membership;
import countinghouse.identity.Normalised;
import countinghouse.star.ProfileKind;
import countinghouse.taskkit.TaskFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say who is meant. Several may be given; they all mean the same person. */
final class Wanted {
  @Option(
      names = "--email",
      paramLabel = "ADDRESS",
      description = "An e-mail that the person has or had. Write @FILE to keep it off the screen.")
  private List<String> emails = new ArrayList<>();

  @Option(
      names = "--customer",
      paramLabel = "SOURCE:ID",
      description = "A customer at a source, such as woocommerce:42.")
  private List<String> customers = new ArrayList<>();

  @Option(
      names = "--order",
      paramLabel = "SOURCE:ID",
      description = "An order that the person placed as a guest, such as woocommerce:1234.")
  private List<String> orders = new ArrayList<>();

  @Option(
      names = "--customer-key",
      paramLabel = "KEY",
      description = "customer_durable_key of the marts.")
  private List<Long> keys = new ArrayList<>();

  /**
   * Refuses when nobody is named.
   *
   * @throws TaskFailure (64)
   */
  void demandSomebody() {
    if (emails.isEmpty() && customers.isEmpty() && orders.isEmpty() && keys.isEmpty()) {
      throw TaskFailure.usage(
          "Nobody is named", "the options", "Give --email, --customer, --order or --customer-key");
    }
  }

  /**
   * Refuses what is no e-mail, and an id without its source.
   *
   * @throws TaskFailure (64)
   */
  void demandSense() {
    for (String email : emails) {
      if (email.startsWith("@")) { // picocli leaves it as it is when it cannot read the file
        throw TaskFailure.usage(
            "The file " + email.substring(1) + " cannot be read",
            "the option --email",
            "Name a file that is there, with one address in it");
      }
      if (Normalised.email(email) == null) {
        throw TaskFailure.usage("Not an e-mail", "the option --email", "Give a whole address");
      }
    }
    for (String id : customers) {
      parts(id, "--customer");
    }
    for (String id : orders) {
      parts(id, "--order");
    }
  }

  private static String[] parts(String text, String option) {
    String[] parts = text.split(":", 2);
    if (parts.length != 2 || parts[0].isBlank() || parts[1].isBlank()) {
      throw TaskFailure.usage(
          "\"" + text + "\" names no source", "the option " + option, "Write it as SOURCE:ID");
    }
    return parts;
  }

  /** Whether a profile is one of those that were named. */
  boolean means(Membership membership) {
    Candidate candidate = membership.candidate();
    @Nullable String email = Normalised.email(candidate.email());
    Set<String> asked =
        emails.stream()
            .map(it -> Objects.requireNonNull(Normalised.email(it)))
            .collect(Collectors.toSet());
    boolean isGuest = candidate.kind().equals(ProfileKind.GUEST.label());
    String id = candidate.source() + ":" + candidate.id();
    return (email != null && asked.contains(email))
        || (isGuest ? orders : customers).contains(id)
        || keys.contains(membership.durableKey())
        || keys.contains(candidate.key());
  }
}
