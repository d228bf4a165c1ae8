package org.headgate.config;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.headgate.common.text.EditDistance;

/**
 * Every variable that Headgate reads, and the check for misspelt ones. A misspelt setting that is
 * silently ignored would leave a pool with a size that nobody chose.
 */
public final class KnownVariables {
  /** Variables that can have the prefix of a business pool. */
  private static final List<String> PER_POOL =
      List.of(
          "DB_POOL_SIZE",
          "DB_MAX_OVERFLOW",
          "DB_POOL_TIMEOUT",
          "DB_POOL_RECYCLE",
          "DB_CONNECT_TIMEOUT",
          "DB_COMMAND_TIMEOUT",
          "DB_PRE_PING",
          "DB_ECHO",
          "DB_AUTOPILOT");

  private static final List<String> SINGLE =
      List.of(
          "HTTP_HOST",
          "HTTP_PORT",
          "HTTPS_PORT",
          "CORS_ORIGINS",
          "DATABASE_URL",
          "USERDATA_DATABASE_URL",
          "DATABASE_ASYNC_URL",
          "EMBEDDED_DB_PORT",
          "MAIL_CATCHER_PORT",
          "MAIL_VIEW_PORT",
          "HEADGATE_HOME",
          "DB_PRESET",
          "DB_SSLMODE",
          "DB_SSLROOTCERT",
          "DB_SSLCERT",
          "DB_SSLKEY",
          "DB_CONNECTION_BUDGET",
          "DB_START_MODE",
          "DB_RETRIES",
          "SMTP_HOST",
          "SMTP_PORT",
          "SMTP_USER",
          "SMTP_PASSWORD",
          "SMTP_STARTTLS",
          "MAIL_FROM",
          "MAIL_TEMPLATES",
          "BOUNCE_MAILBOX_URL",
          "SECRET_KEY",
          "HEADGATE_ADMIN_EMAIL",
          "HEADGATE_ADMIN_PASSWORD",
          "HEADGATE_KEYSTORE_PASSWORD",
          "ADMIN_SECOND_FACTOR",
          "PASSWORD_MIN_LENGTH",
          "PASSWORD_HASH_MEMORY",
          "PASSWORD_HASH_ITERATIONS",
          "SESSION_IDLE_TIMEOUT",
          "SESSION_LIFETIME",
          "PUBLIC_URL",
          "ALERTS",
          "AUDIT_RETENTION",
          "AUDIT_SYSLOG_URL",
          "IMPORT_MAX_SIZE",
          "LEGACY_VERIFY_URL",
          "LEGACY_VERIFY_SECRET",
          "SIGNING_KEY_ROTATION",
          "HEALTH_DETAILS",
          "SHUTDOWN_DELAY",
          "LOG_FORMAT",
          "ACCESS_LOG",
          "OTEL_SDK_DISABLED",
          "TRUSTED_PROXIES",
          "NETWORK_SENDS",
          "NETWORK_FAILURES",
          "WEBHOOK_ALLOW_PRIVATE");

  /** The suffix of a variable that names a file with a secret. */
  public static final String FILE = "_FILE";

  /** Variables that hold a secret; each can be replaced by a file. */
  public static final Set<String> SECRETS =
      Set.of(
          "DATABASE_URL",
          "DATABASE_ASYNC_URL",
          "USERDATA_DATABASE_URL",
          "SMTP_PASSWORD",
          "BOUNCE_MAILBOX_URL",
          "SECRET_KEY",
          "HEADGATE_ADMIN_PASSWORD",
          "HEADGATE_KEYSTORE_PASSWORD",
          "LEGACY_VERIFY_SECRET",
          "ALERTS");

  /** Passwords that people chose: white space at their ends is a part of them. */
  private static final Set<String> PASSWORDS =
      Set.of("SMTP_PASSWORD", "HEADGATE_ADMIN_PASSWORD", "HEADGATE_KEYSTORE_PASSWORD");

  private static final Pattern LAST_LINE_BREAK = Pattern.compile("\\r?\\n\\z");

  /** All names, including those with a pool's prefix and those of secret files. */
  public static final Set<String> NAMES = names();

  private static final int MIN_COMPARED_LENGTH = 6;
  private static final int MAX_DISTANCE = 2;

  private KnownVariables() {}

  /**
   * The value of a variable, from the environment or its file: without white space at its ends or,
   * for a password, without one line break at its end.
   */
  public static String trimmed(String name, String value) {
    return PASSWORDS.contains(name)
        ? LAST_LINE_BREAK.matcher(value).replaceFirst("")
        : value.strip();
  }

  /** Refuses similar names and warns of other unknown variables of the {@code DB_} family. */
  public static void check(EnvironmentReader environmentReader) {
    environmentReader.variables().entrySet().stream()
        .filter(variable -> !NAMES.contains(variable.getKey()))
        .filter(variable -> !ForeignVariables.contains(variable.getKey(), variable.getValue()))
        .map(variable -> variable.getKey())
        .sorted()
        .forEach(name -> check(environmentReader, name));
  }

  /** The known name that was probably meant; empty when none is within two edits. */
  public static Optional<String> closestName(String name) {
    if (name.length() < MIN_COMPARED_LENGTH) {
      return Optional.empty();
    }
    return NAMES.stream()
        .filter(known -> Math.abs(known.length() - name.length()) <= MAX_DISTANCE)
        .filter(known -> EditDistance.between(name, known) <= MAX_DISTANCE)
        .min(
            Comparator.comparingInt((String known) -> EditDistance.between(name, known))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static void check(EnvironmentReader environmentReader, String name) {
    Optional<String> closest = closestName(name);
    if (closest.isPresent()) {
      environmentReader.refuse(
          name, Secret.MASK, "no variable of this name; did you mean " + closest.get() + "?");
    } else if (Stream.of("DB_", "PLATFORM_DB_", "USERDATA_DB_").anyMatch(name::startsWith)) {
      environmentReader.warn(name + " is not a variable of Headgate and is ignored");
    }
  }

  private static Set<String> names() {
    Set<String> names = new LinkedHashSet<>(SINGLE);
    PER_POOL.forEach(
        name -> {
          names.add(name);
          names.add("PLATFORM_" + name);
          names.add("USERDATA_" + name);
        });
    SECRETS.forEach(name -> names.add(name + FILE));
    return Set.copyOf(names);
  }
}
