package countinghouse.taskkit;

import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The settings of one run, read once from the environment. A blank variable counts as not set.
 * Every complaint is a {@link ExitCode#CONFIGURATION} failure that names the variable and an
 * example.
 */
public final class Settings {
  /** Where a day begins first. */
  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(14);

  private final Map<Setting, String> plain = new EnumMap<>(Setting.class);
  private final Map<Setting, Secret> secrets = new EnumMap<>(Setting.class);

  private Settings() {}

  /**
   * Reads every setting of {@link Setting} from a map of environment variables.
   *
   * @throws TaskFailure (78) when a secret's file cannot be read, or a secret is given twice
   */
  public static Settings from(Map<String, String> environment) {
    Settings settings = new Settings();
    for (Setting setting : Setting.values()) {
      if (setting.isSecret()) {
        secretFrom(environment, setting).ifPresent(it -> settings.secrets.put(setting, it));
      } else {
        value(environment, setting.variable()).ifPresent(it -> settings.plain.put(setting, it));
      }
    }
    return settings;
  }

  /** The value, or its default, or a failure that names the variable. */
  public String required(Setting setting) {
    return optional(setting).orElseThrow(() -> missing(setting));
  }

  /** The value, or its default, or nothing. */
  public Optional<String> optional(Setting setting) {
    if (setting.isSecret()) {
      throw new IllegalArgumentException(setting + " is a secret: use secret()");
    }
    String value = plain.getOrDefault(setting, setting.fallback());
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** A secret that must be there. */
  public Secret secret(Setting setting) {
    return optionalSecret(setting).orElseThrow(() -> missing(setting));
  }

  /** A secret that may be there. */
  public Optional<Secret> optionalSecret(Setting setting) {
    return Optional.ofNullable(secrets.get(setting));
  }

  /**
   * Variables that are no setting but are written almost as one: they change nothing, and their
   * default holds in silence.
   *
   * @return what is given, and the setting that may be meant
   */
  static Map<String, String> slips(Set<String> given) {
    Set<String> known =
        Arrays.stream(Setting.values())
            .flatMap(it -> Stream.of(it.variable(), it.fileVariable()))
            .collect(Collectors.toSet());
    Map<String, String> slips = new TreeMap<>();
    given.stream()
        .filter(it -> it.startsWith(Setting.PREFIX) && !known.contains(it))
        .forEach(it ->
            known.stream()
                .filter(name -> Spelling.isClose(it, name))
                .min(Comparator.naturalOrder())
                .ifPresent(name -> slips.put(it, name)));
    return slips;
  }

  /** All secrets that are set, for redaction. */
  Collection<Secret> secrets() {
    return secrets.values();
  }

  /** The lake: {@code file:///folder} or {@code s3://bucket/prefix}. */
  public URI lake() {
    return parsed(Setting.LAKE, Settings::lakeAddress);
  }

  /** The business time zone. */
  public ZoneId zone() {
    return parsed(Setting.TIMEZONE, Settings::namedZone);
  }

  /** The reporting currency. */
  public Currency currency() {
    return parsed(Setting.CURRENCY, Currency::getInstance);
  }

  /**
   * Which of the kinds of sources are in use: those that are named, else all.
   *
   * @throws TaskFailure (78) when something is named that is no kind of source
   */
  public Set<String> sources(Set<String> known) {
    return optional(Setting.SOURCES).isEmpty()
        ? known
        : parsed(Setting.SOURCES, text -> named(text, known));
  }

  private static Set<String> named(String text, Set<String> known) {
    Set<String> named =
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .collect(Collectors.toSet());
    if (named.isEmpty() || !known.containsAll(named)) {
      throw new IllegalArgumentException("known are " + known);
    }
    return named;
  }

  /**
   * The first day of history, when one is stated.
   *
   * @throws TaskFailure (78) when it has not come yet anywhere on earth: nothing would be read
   */
  public Optional<LocalDate> start(Clock clock) {
    Optional<LocalDate> start =
        optional(Setting.START).map(text -> parsed(Setting.START, LocalDate::parse));
    LocalDate latest = LocalDate.ofInstant(clock.instant(), EASTERNMOST);
    start
        .filter(day -> day.isAfter(latest))
        .ifPresent(day -> {
          throw TaskFailure.configuration(
              Setting.START.variable() + " lies in the future: " + day,
              "the environment variable " + Setting.START.variable(),
              "Give the day from which on history is wanted, for example "
                  + Setting.START.example());
        });
    return start;
  }

  /** The first day of the business week. */
  public DayOfWeek weekStart() {
    return parsed(Setting.WEEK_START, text -> DayOfWeek.valueOf(text.toUpperCase(Locale.ROOT)));
  }

  /** The month in which the fiscal year starts. */
  public Month fiscalYearStart() {
    return parsed(Setting.FISCAL_YEAR_START, text -> Month.of(Integer.parseInt(text)));
  }

  /**
   * The clock of the business: {@code COUNTINGHOUSE_NOW} when it is set, else the given one.
   *
   * @throws TaskFailure (78) when a present is pretended while a source is not on this machine
   */
  Clock clock(Clock real) {
    if (optional(Setting.NOW).isEmpty()) {
      return real;
    }
    Arrays.stream(Setting.values()).filter(Setting::isSourceUrl).forEach(this::demandLoopback);
    return Clock.fixed(parsed(Setting.NOW, Instant::parse), ZoneOffset.UTC);
  }

  private void demandLoopback(Setting url) {
    if (optional(url).isPresent() && !Loopback.isLoopback(parsed(url, URI::create))) {
      throw TaskFailure.configuration(
          Setting.NOW.variable() + " pretends a present although a source is not on this machine",
          url.variable() + "=" + plain.get(url),
          "Unset " + Setting.NOW.variable() + "; it is meant for simulated shops only");
    }
  }

  private <T> T parsed(Setting setting, Function<String, T> parser) {
    String text = required(setting);
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw TaskFailure.configuration(
          setting.variable() + " cannot be understood: \"" + text + "\"",
          "the environment variable " + setting.variable(),
          "Set it to something like " + setting.example(),
          e);
    }
  }

  /** A space is taken as it stands: whoever writes down a path does not think of addresses. */
  private static URI lakeAddress(String text) {
    URI address = URI.create(text.replace(" ", "%20"));
    boolean folder =
        "file".equals(address.getScheme())
            && address.getPath() != null
            && address.getRawAuthority() == null; // file://folder/lake names a host
    boolean bucket = "s3".equals(address.getScheme()) && address.getHost() != null;
    if (!(folder || bucket) || address.getUserInfo() != null || address.getQuery() != null) {
      throw new IllegalArgumentException("neither file:///folder nor s3://bucket/prefix");
    }
    return address;
  }

  private static ZoneId namedZone(String name) {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new IllegalArgumentException("not an IANA time zone name");
    }
    return ZoneId.of(name);
  }

  private static TaskFailure missing(Setting setting) {
    String alternative = setting.isSecret() ? " (or " + setting.fileVariable() + " to a file)" : "";
    return TaskFailure.configuration(
        setting.variable() + " is not set",
        "the environment of this task",
        "Set " + setting.variable() + alternative + ", for example " + setting.example());
  }

  private static Optional<Secret> secretFrom(Map<String, String> environment, Setting setting) {
    Optional<String> inline = value(environment, setting.variable());
    Optional<String> file = value(environment, setting.fileVariable());
    if (inline.isPresent() && file.isPresent()) {
      throw TaskFailure.configuration(
          setting.variable() + " and " + setting.fileVariable() + " are both set",
          "the environment of this task",
          "Keep one of them");
    }
    return inline.or(() -> file.map(path -> SecretFile.read(setting, path))).map(Secret::of);
  }

  private static Optional<String> value(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .map(String::strip)
        .filter(it -> !it.isEmpty());
  }
}
