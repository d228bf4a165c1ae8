package org.headgate.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * The application of {@code liberty-peer} in the Liberty that Headgate runs in: RESTful services,
 * MicroProfile JWT, CDI and JPA, as Open Liberty's guides have them. It knows no passwords.
 */
final class PlainLibertyPeer implements Peer {

  private static final String ISSUER = "bench";
  private static final String SUBJECT = "00000000-0000-7000-8000-000000000002";

  private final String address;
  private final PlainLiberty server;
  private final SigningKey key = SigningKey.fresh();

  /**
   * @param databaseUrl as JDBC has it, with user and password
   */
  PlainLibertyPeer(Path directory, Path liberty, Path program, String databaseUrl, int connections)
      throws IOException, SQLException {
    createAccount(databaseUrl);
    int port = Peer.freePort();
    address = "http://127.0.0.1:" + port;
    Path driver = liberty.resolve("usr/servers/headgate/lib/jdbc/postgresql.jar").toAbsolutePath();
    server =
        new PlainLiberty(
            directory,
            liberty,
            """
            <server>
              <featureManager>
                <feature>cdi-4.0</feature>
                <feature>jdbc-4.3</feature>
                <feature>jsonb-3.0</feature>
                <feature>mpJwt-2.1</feature>
                <feature>persistence-3.1</feature>
                <feature>restfulWS-3.1</feature>
              </featureManager>
              <keyStore id="defaultKeyStore" password="changeit"/>
              <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%s" httpsPort="-1"/>
              <library id="jdbc"><file name="%s"/></library>
              <dataSource jndiName="jdbc/peer">
                <jdbcDriver libraryRef="jdbc"/>
                <connectionManager maxPoolSize="%s"/>
                <properties.postgresql URL="%s"/>
              </dataSource>
              <variable name="mp.jwt.verify.publickey" value="%s"/>
              <variable name="mp.jwt.verify.issuer" value="%s"/>
              <webApplication location="peer.war" contextRoot="/"/>
            </server>
            """
                .formatted(
                    port,
                    driver,
                    connections,
                    databaseUrl.replace("&", "&amp;"),
                    key.publicKey(),
                    ISSUER));
    Files.copy(
        program,
        Files.createDirectories(server.configuration().resolve("apps")).resolve("peer.war"),
        StandardCopyOption.REPLACE_EXISTING);
    server.start(Map.of());
  }

  private static void createAccount(String databaseUrl) throws SQLException {
    try (Connection connection = DriverManager.getConnection(databaseUrl);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create table account (id varchar(36) primary key, email text not null unique, full_name text not null,
                                active boolean not null)
          """);
      statement.execute(
          "insert into account values ('%s', 'ada@example.org', 'Ada Lovelace', true)"
              .formatted(SUBJECT));
    }
  }

  @Override
  public String name() {
    return "plain Liberty";
  }

  @Override
  public Load read() {
    return new Load(
        address + "/users/me",
        Map.of("Authorization", "Bearer " + key.token(ISSUER, SUBJECT, "user")),
        "");
  }

  @Override
  public long pid() {
    return server.pid();
  }

  @Override
  public void close() {
    server.close();
  }
}
