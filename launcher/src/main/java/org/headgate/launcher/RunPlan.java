package org.headgate.launcher;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.KnownVariables;
import org.headgate.config.settings.HttpSettings;
import org.headgate.config.settings.PasswordLength;

/**
 * The configuration of an embedded run, complete before anything is started: the environment, and
 * embedded defaults for what it leaves open. A variable that is set but empty counts as not set.
 */
public final class RunPlan {
  private static final String HOST = "HTTP_HOST";
  private static final String LOOPBACK = "127.0.0.1";

  /** Listen addresses that the loopback name of the machine reaches. */
  private static final Set<String> LOCAL =
      Set.of(LOOPBACK, "localhost", HttpSettings.ALL, "0.0.0.0", "::");

  /** The catcher refuses every log-in. Empty values hide those that Liberty would inherit. */
  private static final List<String> MAIL_LOGIN =
      List.of("SMTP_USER", "SMTP_PASSWORD", "SMTP_PASSWORD" + KnownVariables.FILE);

  private static final String ADMIN_EMAIL = "HEADGATE_ADMIN_EMAIL";
  private static final String ADMIN_PASSWORD = "HEADGATE_ADMIN_PASSWORD";

  private final Map<String, String> variables = new HashMap<>();
  private final EmbeddedPorts ports;
  private final boolean embeddedDatabase;
  private final boolean mailCatcher;
  private final boolean keptPassword;
  private final boolean freshPassword;
  private final String mailToken;

  /**
   * Decides.
   *
   * @param environment the environment of the launcher
   * @param home where the secrets are kept
   * @throws IOException when a secret can be neither read nor written
   * @throws LaunchRefusedException when a port is none or taken
   */
  public RunPlan(Map<String, String> environment, HomeDirectory home) throws IOException {
    environment.forEach(
        (name, value) -> {
          if (!value.isBlank()) {
            variables.put(name, value);
          }
        });
    embeddedDatabase = !isGiven("DATABASE_URL") && !isGiven("DATABASE_ASYNC_URL");
    mailCatcher = !variables.containsKey("SMTP_HOST");
    ports = EmbeddedPorts.resolve(variables, embeddedDatabase, mailCatcher);
    variables.put("HTTP_PORT", Integer.toString(ports.http()));
    variables.put("HTTPS_PORT", Integer.toString(ports.https()));
    variables.put(HomeDirectory.VARIABLE, home.toString());
    variables.putIfAbsent(HOST, LOOPBACK);
    variables.putIfAbsent("PUBLIC_URL", "http://localhost:" + ports.http());
    variables.putIfAbsent("HEALTH_DETAILS", "always");
    keptPassword = !isGiven(ADMIN_PASSWORD);
    freshPassword = decideSecrets(home);
    if (embeddedDatabase) {
      variables.put("DATABASE_URL", EmbeddedDatabase.of(home, ports.database()).url());
    }
    mailToken = mailCatcher ? PersistentSecret.password(home.mailTokenFile()).value() : "";
    if (mailCatcher) {
      variables.put("SMTP_HOST", "localhost");
      variables.put("SMTP_PORT", Integer.toString(ports.smtp()));
      variables.put("SMTP_STARTTLS", "false");
      MAIL_LOGIN.forEach(name -> variables.replace(name, ""));
    }
  }

  /**
   * A kept password that is shorter than new ones must be by now is not given to the server: its
   * administrator was made at an earlier start.
   */
  private boolean decideSecrets(HomeDirectory home) throws IOException {
    variables.putIfAbsent(ADMIN_EMAIL, "admin@localhost");
    if (!isGiven("SECRET_KEY")) {
      variables.put("SECRET_KEY", PersistentSecret.key(home.secretKeyFile()).value());
    }
    if (!isGiven("HEADGATE_KEYSTORE_PASSWORD")) {
      variables.put(
          "HEADGATE_KEYSTORE_PASSWORD",
          PersistentSecret.password(home.keyStorePasswordFile()).value());
    }
    if (!keptPassword) {
      return false;
    }
    int minLength = PasswordLength.from(new EnvironmentReader(variables)).min();
    PersistentSecret password = PersistentSecret.password(home.adminPasswordFile(), minLength);
    if (password.value().length() >= minLength) {
      variables.put(ADMIN_PASSWORD, password.value());
    }
    return password.fresh();
  }

  /** Whether a secret is in the environment, or in a file that the environment names. */
  private boolean isGiven(String secret) {
    return variables.containsKey(secret) || variables.containsKey(secret + KnownVariables.FILE);
  }

  /** All variables of the run: the environment and the defaults. */
  public Map<String, String> variables() {
    return Map.copyOf(variables);
  }

  /** The ports in use. */
  public EmbeddedPorts ports() {
    return ports;
  }

  /** Whether a PostgreSQL is to be started. */
  public boolean usesEmbeddedDatabase() {
    return embeddedDatabase;
  }

  /** Whether mail is caught rather than sent. */
  public boolean catchesMail() {
    return mailCatcher;
  }

  /** The token that a reader of the caught mails needs. */
  public String mailToken() {
    return mailToken;
  }

  /** The host name for local URLs of the server. */
  public String localName() {
    String host = variable(HOST);
    if (LOCAL.contains(host)) {
      return "localhost";
    }
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** Whether this start generated the administrator's password, which is then shown once. */
  public boolean hasFreshPassword() {
    return freshPassword;
  }

  /**
   * Whether the administrator's password is the one stored in the home, not one of the environment.
   */
  public boolean hasKeptPassword() {
    return keptPassword;
  }

  /** One variable of the run, without white space around it. */
  public String variable(String name) {
    return variables.getOrDefault(name, "").strip();
  }

  /**
   * The ports of one embedded run, each 1 to 65535, or 0 where the part is not used.
   *
   * @param http Liberty's HTTP port
   * @param https Liberty's HTTPS port
   * @param database the embedded PostgreSQL's
   * @param smtp the mail catcher's
   * @param mailView the mail viewer's
   */
  public record EmbeddedPorts(int http, int https, int database, int smtp, int mailView) {

    /**
     * Finds the ports the variables ask for.
     *
     * @throws LaunchRefusedException when one is no port, or taken
     */
    static EmbeddedPorts resolve(
        Map<String, String> variables, boolean embeddedDatabase, boolean mailCatcher) {
      PortAllocator free = new PortAllocator();
      return new EmbeddedPorts(
          free.resolve(variables, "HTTP_PORT", 9080),
          free.resolve(variables, "HTTPS_PORT", 9443),
          embeddedDatabase ? free.resolve(variables, "EMBEDDED_DB_PORT", 0) : 0,
          mailCatcher ? free.resolve(variables, "MAIL_CATCHER_PORT", 0) : 0,
          mailCatcher ? free.resolve(variables, "MAIL_VIEW_PORT", 0) : 0);
    }
  }
}
