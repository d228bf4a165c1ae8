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

/**
 * The driver's data source for a container's pool. It is the one place where connections are
 * opened: each new one is looked at, and where sessions are shared by a pooler statements are not
 * prepared on the server, unless the URL says otherwise by its prepareThreshold. What the container
 * could not bear in the driver's errors is kept from it.
 */
public class PoolerAwareDataSource extends PGConnectionPoolDataSource {

  private static final long serialVersionUID = 1L;
  private static final ConnectionModes MODES = new ConnectionModes(System::nanoTime);

  static {
    publish();
  }

  private boolean urlDecides;
  private Duration loginLimit = Duration.ZERO;

  @Override
  public void setUrl(String url) {
    urlDecides = url.contains(PGProperty.PREPARE_THRESHOLD.getName() + "=");
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
   * Opens a connection. User and password are percent-encoded: Liberty would expand what looks like
   * a variable in them, and decode what looks like a password that it encoded itself.
   */
  @Override
  public Connection getConnection(String encodedUser, String encodedPassword) throws SQLException {
    String user = decoded(encodedUser);
    String password = decoded(encodedPassword);
    ConnectionSource source = () -> super.getConnection(user, password);
    Connection connection = DriverProxy.of(open(source));
    try {
      adapt(connection, source);
      return connection;
    } catch (SQLException | RuntimeException failed) {
      try (connection) {
        throw failed;
      }
    }
  }

  private Connection open(ConnectionSource source) throws SQLException {
    try {
      return new BoundedLogin(source).within(loginLimit);
    } catch (SQLException failed) {
      throw LoginFailure.of(ErrorChain.ending(failed));
    }
  }

  private void adapt(Connection connection, ConnectionSource source) throws SQLException {
    ConnectionModeProbe probe =
        new ConnectionModeProbe(() -> new BoundedLogin(source).within(loginLimit));
    ConnectionMode mode =
        MODES.of(
            place(),
            ConnectionModeProbe.isBehindPooler(connection),
            () -> probe.modeOf(connection));
    if (!mode.keepsSession() && !urlDecides) {
      connection.unwrap(PGConnection.class).setPrepareThreshold(0);
    }
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
    } catch (JMException anotherOneIsThere) {
      System.getLogger(PoolerAwareDataSource.class.getName())
          .log(System.Logger.Level.WARNING, "Lost statements cannot be told", anotherOneIsThere);
    }
  }
}
