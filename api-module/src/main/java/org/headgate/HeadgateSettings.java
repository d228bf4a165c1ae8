package org.headgate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.headgate.accounts.AccountSettings;
import org.headgate.audit.AuditSettings;
import org.headgate.keys.KeySettings;
import org.headgate.mail.MailSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.DatabaseSettings;
import org.headgate.pool.ThreadPlan;
import org.headgate.settings.EffectiveSetting;
import org.headgate.settings.Environment;
import org.headgate.settings.HttpSettings;
import org.headgate.settings.InvalidSettings;
import org.headgate.settings.KnownVariables;
import org.headgate.settings.ServerSettings;

/**
 * All settings of a running Headgate, read once from the environment and judged as a whole (seed
 * E1). It stands above the features, whose own settings it puts together; a feature is handed its
 * part and never asks for the whole.
 *
 * @param databases one entry for every {@link DatabaseName}
 * @param warnings lines for the log at start
 * @param effective every value in force with its source, secrets masked
 */
public record HeadgateSettings(
    ServerSettings server,
    HttpSettings http,
    AccountSettings accounts,
    MailSettings mail,
    AuditSettings audit,
    KeySettings keys,
    Map<DatabaseName, DatabaseSettings> databases,
    List<String> warnings,
    List<EffectiveSetting> effective) {
  /** Refuses a set of databases that is not complete. */
  public HeadgateSettings {
    if (databases.size() != DatabaseName.values().length) {
      throw new IllegalArgumentException("every pool has its settings");
    }
    databases = Collections.unmodifiableMap(new EnumMap<>(databases));
    warnings = List.copyOf(warnings);
    effective = List.copyOf(effective);
  }

  /**
   * Reads the environment.
   *
   * @throws InvalidSettings with every variable that is missing, wrong or misspelt
   */
  public static HeadgateSettings from(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    KnownVariables.check(environment);
    Map<DatabaseName, DatabaseSettings> databases = DatabaseSettings.from(environment);
    Optional<ServerSettings> server = ServerSettings.from(environment);
    HttpSettings http = HttpSettings.from(environment);
    int httpPort = server.map(ServerSettings::httpPort).orElse(ServerSettings.DEFAULT_HTTP_PORT);
    OptionalInt budget = server.map(ServerSettings::connectionBudget).orElse(OptionalInt.empty());
    if (budget.isPresent() && !databases.isEmpty()) {
      databases = DatabaseSettings.fitting(budget.getAsInt(), databases, environment);
    }
    AccountSettings accounts = AccountSettings.from(environment, httpPort);
    MailSettings mail = MailSettings.from(environment);
    AuditSettings audit = AuditSettings.from(environment);
    KeySettings keys = KeySettings.from(environment, AccountSettings.ACCESS_TOKEN_LIFETIME);
    if (!environment.errors().isEmpty()) {
      throw new InvalidSettings(environment.errors());
    }
    return new HeadgateSettings(
        server.orElseThrow(),
        http,
        accounts,
        mail,
        audit,
        keys,
        databases,
        environment.warnings(),
        environment.effective());
  }

  /** The settings of one pool. */
  public DatabaseSettings database(DatabaseName name) {
    return databases.get(name);
  }

  /** The pools whose connections lead to the same server or servers, the one asked about too. */
  public List<DatabaseName> poolsOfTheServerOf(DatabaseName name) {
    return databases.keySet().stream()
        .filter(other -> database(other).url().hosts().equals(database(name).url().hosts()))
        .toList();
  }

  /**
   * The plain values server.xml reads, in the order of the pools. Liberty cannot calculate with
   * values of the environment, hence sums and units stand in them. Passwords are not masked: hand
   * them over, never log them.
   */
  public Map<String, String> libertyVariables() {
    Map<String, String> variables = new LinkedHashMap<>();
    databases.values().forEach(database -> variables.putAll(database.libertyVariables()));
    variables.put("SMTP_HOST", mail.host());
    variables.put("SMTP_PORT", String.valueOf(mail.port()));
    variables.put("SMTP_STARTTLS", String.valueOf(mail.startTls()));
    variables.put("HTTP_HOST", http.host());
    variables.put("HTTP_PORT", String.valueOf(server.httpPort()));
    variables.put("HTTPS_PORT", String.valueOf(server.httpsPort()));
    variables.put("PUBLIC_URL", accounts.publicUrl().toString());
    variables.put("HEADGATE_CORE_THREADS", String.valueOf(coreThreads()));
    variables.put("HEADGATE_SQL_TRACE", isEchoed() ? "fine" : "info");
    return Collections.unmodifiableMap(variables);
  }

  /** One logger serves both units: whichever is to be echoed, both are. */
  private boolean isEchoed() {
    return databases.values().stream().anyMatch(database -> database.pool().echo());
  }

  private int coreThreads() {
    int connections =
        database(DatabaseName.PLATFORM).pool().maxPoolSize()
            + database(DatabaseName.USERDATA).pool().maxPoolSize();
    return ThreadPlan.of(connections, Runtime.getRuntime().availableProcessors()).threads();
  }
}
