package org.headgate.driver;

import java.lang.management.ManagementFactory;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGConnectionPoolDataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * The data source that the container's pools open connections with. It examines each new
 * connection, and where a pooler shares sessions it disables server-side prepared statements,
 * unless the URL sets prepareThreshold; where none does, sessions of the operator lane listen to
 * changes. It also hides errors of the driver that the container cannot handle.
 */
public class PoolerAwareDataSource extends PGConnectionPoolDataSource {

  private static final long serialVersionUID = 1L;

  /** The name of the operator lane's sessions, which are few and probed each second. */
  private static final String LISTENING_APPLICATION = "headgate-operator";

  private static final ConnectionModes MODES = new ConnectionModes(System::nanoTime);

  static {
    publish();
    SessionTimeZone.useFullName();
  }

  private boolean isSetInUrl;
  private Duration loginLimit = Duration.ZERO;

  @Override
  public void setUrl(String url) {
    isSetInUrl = url.contains(PGProperty.PREPARE_THRESHOLD.getName() + "=");
    super.setUrl(url);
    setLoginTimeout(super.getLoginTimeout());
    super.setLoginTimeout(0);
  }

  @Override
  public void setLoginTimeout(int seconds) {
    loginLimit = Duration.ofSeconds(seconds);
  }

  @Override
  public int getLoginTimeout() {
    return (int) loginLimit.toSeconds();
  }

  /**
   * Opens a connection. User and password are percent-encoded, because Liberty would expand or
   * decode parts of them.
   */
  @Override
  public Connection getConnection(String encodedUser, String encodedPassword) throws SQLException {
    String user = decoded(encodedUser);
    String password = decoded(encodedPassword);
    ConnectionSource source = () -> super.getConnection(user, password);
    return withoutErrors(() -> adapted(source));
  }

  /**
   * Reports an error of the Java virtual machine, such as a missing thread, as an exception of the
   * database: the container has counted the connection already, and takes it back only for those.
   */
  static Connection withoutErrors(ConnectionSource source) throws SQLException {
    try {
      return source.open();
    } catch (Error e) {
      throw new PSQLException(
          "No connection could be opened: " + e, PSQLState.CONNECTION_UNABLE_TO_CONNECT, e);
    }
  }

  private Connection adapted(ConnectionSource source) throws SQLException {
    Connection connection = DriverProxy.of(open(source));
    try {
      ConnectionMode mode = adapt(connection, source);
      return mode.keepsSession() && LISTENING_APPLICATION.equals(getApplicationName())
          ? ListeningConnection.of(connection)
          : connection;
    } catch (SQLException | RuntimeException | Error e) {
      try (connection) {
        throw e;
      }
    }
  }

  private Connection open(ConnectionSource source) throws SQLException {
    try {
      return new BoundedLogin(source).within(loginLimit);
    } catch (SQLException e) {
      if (SessionTimeZone.replaceIfRefused(e)) {
        return open(source);
      }
      throw LoginErrorTranslator.of(ErrorChain.withoutCycles(e));
    }
  }

  private ConnectionMode adapt(Connection connection, ConnectionSource source) throws SQLException {
    ConnectionModeProbe probe =
        new ConnectionModeProbe(() -> new BoundedLogin(source).within(loginLimit));
    ConnectionMode mode =
        MODES.of(
            place(),
            ConnectionModeProbe.isBehindPooler(connection),
            () -> probe.modeOf(connection));
    if (!mode.keepsSession() && !isSetInUrl) {
      connection.unwrap(PGConnection.class).setPrepareThreshold(0);
    }
    return mode;
  }

  private static String decoded(String text) {
    return text == null
        ? null
        : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Server and database for the log, on one line. */
  private String place() {
    String[] servers = getServerNames();
    int[] ports = getPortNumbers();
    return IntStream.range(0, servers.length)
        .mapToObj(i -> servers[i] + ":" + (ports[i] == 0 ? 5432 : ports[i]))
        .collect(Collectors.joining(",", "", "/" + getDatabaseName()))
        .replaceAll("\\p{Cntrl}", "?");
  }

  private static void publish() {
    try {
      ManagementFactory.getPlatformMBeanServer()
          .registerMBean(
              new StandardMBean(MODES, ConnectionModesMXBean.class, true),
              new ObjectName(ConnectionModesMXBean.NAME));
    } catch (JMException e) {
      System.getLogger(PoolerAwareDataSource.class.getName())
          .log(System.Logger.Level.WARNING, "Lost statements cannot be told", e);
    }
  }
}
