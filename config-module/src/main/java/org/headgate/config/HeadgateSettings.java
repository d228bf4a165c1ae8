package org.headgate.config;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.headgate.config.alerts.AlertSettings;
import org.headgate.config.database.AutopilotSettings;
import org.headgate.config.database.DatabaseSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.database.ThreadPoolSizing;
import org.headgate.config.settings.AccountSettings;
import org.headgate.config.settings.AuditSettings;
import org.headgate.config.settings.CertificateSettings;
import org.headgate.config.settings.HttpSettings;
import org.headgate.config.settings.ImportSettings;
import org.headgate.config.settings.LegacySettings;
import org.headgate.config.settings.LogSettings;
import org.headgate.config.settings.MailSettings;
import org.headgate.config.settings.ServerSettings;
import org.headgate.config.settings.ShutdownSettings;
import org.headgate.config.settings.SigningKeySettings;
import org.headgate.config.settings.TelemetrySettings;

/**
 * All settings of Headgate, read once from the environment and validated as a whole. It combines
 * the settings of all features; a feature gets only its own part.
 *
 * @param databases one entry for every {@link PoolName}
 * @param warnings lines for the log at start
 * @param effective every effective value with its source, secrets masked
 */
public record HeadgateSettings(
    ServerSettings server,
    HttpSettings http,
    AccountSettings accounts,
    MailSettings mail,
    AuditSettings audit,
    AlertSettings alerts,
    ImportSettings imports,
    LegacySettings legacy,
    SigningKeySettings keys,
    ShutdownSettings shutdown,
    LogSettings log,
    TelemetrySettings telemetry,
    AutopilotSettings autopilot,
    Map<PoolName, DatabaseSettings> databases,
    List<String> warnings,
    List<EffectiveSetting> effective) {
  /** Refuses an incomplete set of databases. */
  public HeadgateSettings {
    if (databases.size() != PoolName.values().length) {
      throw new IllegalArgumentException("every pool has its settings");
    }
    databases = Collections.unmodifiableMap(new EnumMap<>(databases));
    warnings = List.copyOf(warnings);
    effective = List.copyOf(effective);
  }

  /**
   * Reads the environment.
   *
   * @throws InvalidConfigurationException with every variable that is missing, wrong or misspelt
   */
  public static HeadgateSettings from(Map<String, String> variables) {
    EnvironmentReader environmentReader = new EnvironmentReader(variables);
    KnownVariables.check(environmentReader);
    Map<PoolName, DatabaseSettings> requested = DatabaseSettings.from(environmentReader);
    Optional<ServerSettings> server = ServerSettings.from(environmentReader);
    HttpSettings http = HttpSettings.from(environmentReader);
    int httpPort = server.map(ServerSettings::httpPort).orElse(ServerSettings.DEFAULT_HTTP_PORT);
    Map<PoolName, DatabaseSettings> databases = withinBudget(requested, server, environmentReader);
    AccountSettings accounts = AccountSettings.from(environmentReader, httpPort);
    MailSettings mail = MailSettings.from(environmentReader);
    AuditSettings audit = AuditSettings.from(environmentReader);
    AlertSettings alerts = AlertSettings.from(environmentReader);
    ImportSettings imports = ImportSettings.from(environmentReader);
    LegacySettings legacy = LegacySettings.from(environmentReader);
    SigningKeySettings keys =
        SigningKeySettings.from(environmentReader, AccountSettings.ACCESS_TOKEN_LIFETIME);
    ShutdownSettings shutdown = ShutdownSettings.from(environmentReader);
    LogSettings log = LogSettings.from(environmentReader);
    TelemetrySettings telemetry = TelemetrySettings.from(environmentReader);
    AutopilotSettings autopilot = AutopilotSettings.from(environmentReader);
    if (!environmentReader.errors().isEmpty()) {
      throw new InvalidConfigurationException(environmentReader.errors());
    }
    return new HeadgateSettings(
        server.orElseThrow(),
        http,
        accounts,
        mail,
        audit,
        alerts,
        imports,
        legacy,
        keys,
        shutdown,
        log,
        telemetry,
        autopilot,
        databases,
        environmentReader.warnings(),
        environmentReader.effective());
  }

  private static Map<PoolName, DatabaseSettings> withinBudget(
      Map<PoolName, DatabaseSettings> requested,
      Optional<ServerSettings> server,
      EnvironmentReader environmentReader) {
    OptionalInt budget = server.map(ServerSettings::connectionBudget).orElse(OptionalInt.empty());
    return budget.isPresent() && !requested.isEmpty()
        ? DatabaseSettings.fitting(budget.getAsInt(), requested, environmentReader)
        : requested;
  }

  /** The settings of a pool. */
  public DatabaseSettings database(PoolName name) {
    return databases.get(name);
  }

  /** The pools, this one included, whose connections go to the same database server. */
  public List<PoolName> poolsOfTheServerOf(PoolName name) {
    return databases.keySet().stream()
        .filter(other -> database(other).url().hosts().equals(database(name).url().hosts()))
        .toList();
  }

  /**
   * The values that server.xml reads, in the order of the pools. They contain sums and units,
   * because Liberty cannot calculate with variables. Passwords are not masked: never log them.
   */
  public Map<String, String> libertyVariables() {
    Map<String, String> variables = new LinkedHashMap<>();
    databases.values().forEach(database -> variables.putAll(database.libertyVariables()));
    variables.put("SMTP_HOST", mail.host());
    variables.put("SMTP_PORT", String.valueOf(mail.port()));
    variables.put("SMTP_STARTTLS", String.valueOf(mail.startTls() && !mail.implicitTls()));
    variables.put("HEADGATE_SMTP_TLS", String.valueOf(mail.implicitTls()));
    variables.put("HTTP_HOST", http.host());
    variables.put("HEADGATE_CORS_ORIGINS", http.corsOriginList());
    variables.put("HEADGATE_CORS_EXPOSED_HEADERS", HttpSettings.EXPOSED_HEADERS);
    variables.put("HTTP_PORT", String.valueOf(server.httpPort()));
    variables.put("HTTPS_PORT", String.valueOf(server.httpsPort()));
    variables.put("HEADGATE_HTTPS_KEYS_PASSWORD", LibertyPassword.encode(keyStorePassword()));
    variables.put("PUBLIC_URL", accounts.publicUrl().toString());
    variables.put("HEADGATE_CORE_THREADS", String.valueOf(coreThreads()));
    variables.putAll(log.libertyVariables());
    variables.putAll(telemetry.libertyVariables());
    variables.put("HEADGATE_SQL_TRACE", isEchoed() ? "fine" : "info");
    return Collections.unmodifiableMap(variables);
  }

  private Secret keyStorePassword() {
    return http.keyStorePassword().orElseGet(() -> server.secretKey().password("key store"));
  }

  /** The files with certificates that the server uses. */
  public CertificateSettings certificates() {
    return CertificateSettings.of(
        keyStorePassword(), databases, audit.syslog(), mail.bounceMailbox());
  }

  /** Both persistence units share a logger, so echoing one echoes both. */
  private boolean isEchoed() {
    return databases.values().stream().anyMatch(database -> database.pool().echo());
  }

  private int coreThreads() {
    int connections =
        database(PoolName.PLATFORM).pool().maxPoolSize()
            + database(PoolName.USERDATA).pool().maxPoolSize();
    return ThreadPoolSizing.of(connections, Runtime.getRuntime().availableProcessors()).threads()
        + legacy.threads();
  }
}
