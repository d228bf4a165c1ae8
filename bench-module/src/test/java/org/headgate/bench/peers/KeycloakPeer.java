package org.headgate.bench.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * Keycloak from its distribution, optimised for PostgreSQL as its guide says, with its defaults.
 */
final class KeycloakPeer implements Peer {

  private static final String REALM =
      """
      {"realm": "bench", "enabled": true, "accessTokenLifespan": 3600, "sslRequired": "none",
       "clients": [{"clientId": "bench", "publicClient": true, "directAccessGrantsEnabled": true}],
       "users": [{"username": "ada", "email": "ada@example.org", "emailVerified": true,
         "firstName": "Ada", "lastName": "Lovelace", "enabled": true,
         "credentials": [{"type": "password", "value": "a password like others"}]}]}
      """;
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

  private final Path directory;
  private final int port;
  private final Process server;
  private final String protocol;
  private final Load logIn;

  /**
   * @param directory the directory of the unpacked distribution
   * @param databaseUrl as JDBC has it, without a user
   */
  KeycloakPeer(Path directory, String databaseUrl, String user, String password, int connections)
      throws IOException, InterruptedException {
    this.directory = directory;
    this.port = Peer.freePort();
    Path realm = Files.createDirectories(directory.resolve("data/import")).resolve("bench.json");
    Files.writeString(realm, REALM);
    if (!run(List.of("build", "--db=postgres", "--health-enabled=true"))
        .waitFor(BUILD_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("Keycloak was not built; see " + log());
    }
    server =
        run(
            List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--http-management-port=" + Peer.freePort(),
                "--hostname-strict=false",
                "--cache=local",
                "--db-url=" + databaseUrl,
                "--db-username=" + user,
                "--db-password=" + password,
                "--db-pool-initial-size=" + connections,
                "--db-pool-min-size=" + connections,
                "--db-pool-max-size=" + connections));
    protocol = "http://127.0.0.1:" + port + "/realms/bench/protocol/openid-connect";
    logIn =
        new Load(
            protocol + "/token",
            Map.of("Content-Type", "application/x-www-form-urlencoded"),
            "client_id=bench&grant_type=password&username=ada"
                + "&password=a+password+like+others&scope=openid");
    Awaitility.await()
        .atMost(BUILD_LIMIT)
        .ignoreExceptions()
        .until(() -> Tokens.of(logIn).access(), each -> true);
  }

  private Process run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("sh", "bin/kc.sh"));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
        .start();
  }

  private Path log() {
    return directory.resolve("bench.log");
  }

  @Override
  public String name() {
    return "Keycloak";
  }

  @Override
  public Load read() throws IOException, InterruptedException {
    return new Load(
        protocol + "/userinfo", Map.of("Authorization", "Bearer " + Tokens.of(logIn).access()), "");
  }

  @Override
  public Optional<Load> logIn() {
    return Optional.of(logIn);
  }

  @Override
  public Optional<Load> refresh(int chains) throws IOException, InterruptedException {
    return Optional.of(
        new Load(
            logIn.url(),
            logIn.headers(),
            "client_id=bench&grant_type=refresh_token&refresh_token={token}",
            Peer.refreshTokens(logIn, chains)));
  }

  @Override
  public long pid() {
    return server.descendants().map(ProcessHandle::pid).findFirst().orElseGet(server::pid);
  }

  @Override
  public void close() {
    server.descendants().forEach(ProcessHandle::destroy);
    server.destroy();
    server.onExit().join();
  }
}
