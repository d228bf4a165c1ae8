package org.headgate.bench.peers;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Databases in the PostgreSQL that Headgate uses. */
final class PeerDatabases {

  /** The superuser of all databases. */
  static final String USER = "postgres";

  private final HeadgatePeer headgate;
  private final String superuser;

  PeerDatabases(HeadgatePeer headgate) throws IOException {
    this.headgate = headgate;
    this.superuser = headgate.superuserPassword();
  }

  /** An empty one, as a JDBC URL with user and password. */
  String fresh(String name) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(headgate.database().jdbcUrl(USER, superuser));
        Statement statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name);
      statement.execute("create database " + name);
    }
    return url(name);
  }

  /** One that is there, as a JDBC URL with user and password. */
  String url(String name) {
    return "%s?user=%s&password=%s".formatted(withoutUser(name), USER, superuser);
  }

  /** As a JDBC URL, for whoever tells the user apart. */
  String withoutUser(String name) {
    return "jdbc:postgresql://127.0.0.1:%s/%s".formatted(headgate.database().port(), name);
  }

  /** Of {@link #USER}. */
  String password() {
    return superuser;
  }

  /** The same as SQLAlchemy has it. */
  String ofPython(String name) {
    return "postgresql+asyncpg://%s:%s@127.0.0.1:%s/%s"
        .formatted(USER, superuser, headgate.database().port(), name);
  }
}
