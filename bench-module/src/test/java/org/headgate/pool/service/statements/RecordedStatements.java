package org.headgate.pool.service.statements;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * One connection as a pool of its own, which notes what is prepared on it, and for whom. Nothing is
 * ever committed.
 */
final class RecordedStatements implements AutoCloseable {

  private static final List<String> IGNORED = List.of("close", "commit", "setAutoCommit", "abort");

  private final Connection connection;
  private final Map<String, String> senders = new LinkedHashMap<>();
  private final List<String> ofThisCall = new ArrayList<>();
  private String sender = "";

  RecordedStatements(String url) throws SQLException {
    connection = DriverManager.getConnection(url);
    connection.setAutoCommit(false);
  }

  /** The statements that were sent, each with its first sender. */
  Map<String, String> senders() {
    return senders;
  }

  /** How many statements were sent since {@link #begin}. */
  List<String> ofThisCall() {
    return ofThisCall;
  }

  void begin(String newSender) throws SQLException {
    connection.rollback();
    try (Statement bounds = connection.createStatement()) {
      bounds.execute("set local statement_timeout = '5s'; set local lock_timeout = '1s'");
    }
    sender = newSender;
    ofThisCall.clear();
  }

  DataSource source() {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getConnection" -> lent();
                  case "isWrapperFor" -> false;
                  case "hashCode" -> System.identityHashCode(this);
                  case "equals" -> proxy == arguments[0];
                  default -> null;
                });
  }

  private Connection lent() {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (IGNORED.contains(method.getName())) {
                return null;
              }
              if (method.getName().equals("prepareStatement")) {
                String sql = (String) arguments[0];
                senders.putIfAbsent(sql, sender);
                ofThisCall.add(sql);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
