package org.headgate.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A PostgreSQL that takes TLS connections only, with a certificate for "localhost" from a test
 * authority made at run time. By the address 127.0.0.1 it is reached under a name that the
 * certificate does not have.
 */
public final class TlsPostgres implements AutoCloseable {

  private final PostgresServer server;
  private final TestCertificates certificates;

  private TlsPostgres(PostgresServer server, TestCertificates certificates) {
    this.server = server;
    this.certificates = certificates;
  }

  public static TlsPostgres started(String name) throws IOException, SQLException {
    TlsPostgres tls = new TlsPostgres(PostgresServer.started(name), TestCertificates.made());
    tls.switchOn();
    return tls;
  }

  /** The certificate of the authority that signed the server's. */
  public Path rightAuthority() {
    return certificates.file("right-ca.crt");
  }

  /** Of an authority that signed nothing here. */
  public Path wrongAuthority() {
    return certificates.file("wrong-ca.crt");
  }

  /** A value for {@code DATABASE_URL}, by the name in the certificate or by another one. */
  public String url(String host, String parameters) {
    return "postgresql://headgate@%s:%d/headgate?%s".formatted(host, server.port(), parameters);
  }

  /** How many of Headgate's sessions use TLS. */
  public int encryptedSessions() throws SQLException {
    return server.number(
        "select count(*) from pg_stat_ssl join pg_stat_activity using (pid)"
            + " where ssl and application_name like 'headgate%'");
  }

  private void switchOn() throws IOException, SQLException {
    for (String file : new String[] {"server.crt", "server.key"}) {
      Path placed = server.data().resolve(file);
      Files.deleteIfExists(placed);
      Files.copy(certificates.file(file), placed);
      Files.setPosixFilePermissions(placed, PosixFilePermissions.fromString("rw-------"));
    }
    try (Connection connection = server.superuser();
        Statement statement = connection.createStatement()) {
      statement.execute("alter system set ssl = on");
      Files.writeString(
          server.data().resolve("pg_hba.conf"),
          """
          host all postgres 127.0.0.1/32 trust
          host all postgres ::1/128 trust
          hostssl all headgate 127.0.0.1/32 trust
          hostssl all headgate ::1/128 trust
          """);
      statement.execute("select pg_reload_conf()");
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
