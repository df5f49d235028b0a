package countinghouse.verifysnowflake;

import countinghouse.taskkit.RunReport;
import countinghouse.taskkit.Setting;
import countinghouse.taskkit.Settings;
import countinghouse.taskkit.Task;
import countinghouse.taskkit.TaskContext;
import countinghouse.taskkit.TaskFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Tries on an account of Snowflake, and on the lake's bucket, all that the line needs of them. */
@Command(
    name = "verify-snowflake",
    description = {
      "Tries on your account of Snowflake, and on your lake's bucket, all that the line needs of",
      "them: pass or fail for each capability, and what to do. It works in schemas verify_… and in",
      "a folder verify_… of the lake, both of its own, and takes them away at the end, also when it",
      "is interrupted. It needs what infra/snowflake/bootstrap makes, and the settings of the tasks."
    })
public final class VerifySnowflake implements Task {
  private final Map<String, String> environment;
  private final BooleanSupplier isStopped;

  /**
   * The verification of an account.
   *
   * @param environment variables of this process, with the settings of the tasks
   * @param isStopped whether this process is being ended
   */
  public VerifySnowflake(Map<String, String> environment, BooleanSupplier isStopped) {
    this.environment = Map.copyOf(environment);
    this.isStopped = isStopped;
  }

  @Override
  public RunReport run(TaskContext context) throws Exception {
    demandAccount(context.settings());
    Verification verification =
        new Verification(name -> context.log().info("trying: " + name), isStopped);
    try (OwnGround ground = OwnGround.of(environment, context.clock().instant())) {
      context.out().println("Working in schemas and a folder " + ground.prefix() + "…");
      try {
        verification.tryAll(capabilities(ground));
      } finally {
        Thread.interrupted(); // else nothing could be taken away
        verification.tryAnyway(leftNothing(ground));
        Finding.table(verification.findings()).forEach(context.out()::println);
      }
    }
    return report(context, verification.findings());
  }

  private List<Capability> capabilities(OwnGround ground) {
    List<Capability> all = new ArrayList<>();
    all.addAll(new SessionProofs(ground).all());
    all.addAll(new LoadProofs(ground).all());
    all.addAll(new PublicationProofs(ground).all());
    all.addAll(new RightsProofs(ground).all());
    all.addAll(new AnswerProofs(ground).all());
    all.add(new RightsProofs(ground).definitions());
    return all;
  }

  private static Capability leftNothing(OwnGround ground) {
    return Capability.of(
        "nothing is left behind",
        "Drop the schemas that begin with "
            + ground.prefix()
            + " as an administrator, and delete"
            + " that folder of the lake",
        ground::clear);
  }

  private static void demandAccount(Settings settings) {
    demandSettings(settings);
    String address = settings.required(Setting.WAREHOUSE);
    settings.lake();
    if (!address.startsWith("jdbc:snowflake:") || address.matches("(?i).*[?&]role=.*")) {
      throw TaskFailure.configuration(
          "This is for an account of Snowflake, in the roles of infra/snowflake",
          Setting.WAREHOUSE.variable() + "=" + address,
          "Give the address of the account, without a role: docs/how-to/verify-snowflake.md");
    }
  }

  private static void demandSettings(Settings settings) {
    Stream<Setting> plain =
        Stream.of(Setting.LAKE, Setting.WAREHOUSE, Setting.WAREHOUSE_USER)
            .filter(it -> settings.optional(it).isEmpty());
    Stream<Setting> secret =
        Stream.of(Setting.WAREHOUSE_PRIVATE_KEY)
            .filter(it -> settings.optionalSecret(it).isEmpty());
    String missing =
        Stream.concat(plain, secret).map(Setting::variable).collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw TaskFailure.configuration(
          "Not set: " + missing,
          "the environment of this command",
          "Set them as for the tasks in production: docs/how-to/verify-snowflake.md has all of them");
    }
  }

  private static RunReport report(TaskContext context, List<Finding> findings) {
    List<Finding> failed =
        findings.stream().filter(it -> it.outcome() == Finding.Outcome.FAILED).toList();
    if (!failed.isEmpty()) {
      throw TaskFailure.configuration(
          "%d of %d capabilities are not there; the first: %s"
              .formatted(failed.size(), findings.size(), failed.getFirst().capability()),
          context.settings().required(Setting.WAREHOUSE).replaceFirst("\\?.*", ""),
          failed.getFirst().whatToDo());
    }
    return RunReport.builder().detail("passed", findings.size()).build();
  }
}
