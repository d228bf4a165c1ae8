package org.headgate.bench.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.headgate.launcher.DatabasePasswords;
import org.headgate.launcher.EmbeddedDatabase;
import org.headgate.launcher.HomeDirectory;
import org.headgate.launcher.LibertyEnvironment;
import org.headgate.launcher.LibertyServer;
import org.headgate.launcher.ProcessFile;
import org.headgate.launcher.RunPlan;
import org.headgate.launcher.mail.MailCatcher;

/** Headgate as the build leaves it, with the PostgreSQL that the peers use too. */
final class HeadgatePeer implements Peer {

  private final HomeDirectory home;
  private final RunPlan plan;
  private final EmbeddedDatabase database;
  private final MailCatcher mail;
  private final LibertyServer server;
  private final Load logIn;
  private final Duration startTime;

  HeadgatePeer(Path directory, Path liberty, int connections)
      throws IOException, InterruptedException {
    this(directory, liberty, connections, Map.of());
  }

  /**
   * @param environment the environment of the server, on top of what it needs
   */
  HeadgatePeer(Path directory, Path liberty, int connections, Map<String, String> environment)
      throws IOException, InterruptedException {
    home = HomeDirectory.open(directory);
    plan =
        new RunPlan(
            Map.of(
                "HTTP_PORT",
                "0",
                "HTTPS_PORT",
                "0",
                "DB_POOL_SIZE",
                String.valueOf(connections),
                "DB_MAX_OVERFLOW",
                "0"),
            home);
    database =
        new EmbeddedDatabase(
            home.databaseData(),
            directory.resolve("postgres-programs"),
            home.databaseLog(),
            plan.ports().database(),
            DatabasePasswords.of(home));
    database.start();
    mail = new MailCatcher(plan.ports().smtp(), home.mail(), Clock.systemUTC(), caught -> {});
    mail.start();
    LibertyEnvironment libertyEnvironment = new LibertyEnvironment(plan);
    Map<String, String> variables = new HashMap<>(libertyEnvironment.variables());
    variables.putAll(environment);
    server =
        new LibertyServer(
            liberty,
            home,
            variables,
            libertyEnvironment.longestShutdown(),
            ProcessBuilder.Redirect.appendTo(directory.resolve("console.log").toFile()));
    long startNanos = System.nanoTime();
    server.start();
    if (!server.awaitStarted(plan.localName(), plan.ports().http())
        || !server.awaitReady(plan.localName(), plan.ports().http())) {
      throw new IllegalStateException("Headgate did not become ready: " + directory);
    }
    startTime = Duration.ofNanos(System.nanoTime() - startNanos);
    logIn = logInOfTheAdministrator();
  }

  private Load logInOfTheAdministrator() {
    return new Load(
        url("/api/v1/auth/login"),
        Map.of("Content-Type", "application/json"),
        "{\"email\":\"%s\",\"password\":\"%s\"}"
            .formatted(
                plan.variable("HEADGATE_ADMIN_EMAIL"), plan.variable("HEADGATE_ADMIN_PASSWORD")));
  }

  /** From the command to the answer that the server is ready, its database having been there. */
  Duration startTime() {
    return startTime;
  }

  /** Of a path of the server. */
  String url(String path) {
    return "http://" + plan.localName() + ":" + plan.ports().http() + path;
  }

  /** For a peer's database beside ours. */
  EmbeddedDatabase database() {
    return database;
  }

  /** Of the role that may do anything in {@link #database}. */
  String superuserPassword() throws IOException {
    return DatabasePasswords.of(home).superuser();
  }

  @Override
  public String name() {
    return "Headgate";
  }

  @Override
  public Load read() throws IOException, InterruptedException {
    return get("/api/v1/users/me");
  }

  /** Of the administrator, new. */
  String token() throws IOException, InterruptedException {
    return Tokens.of(logIn).access();
  }

  /** The smallest request for which a token is verified. */
  Load whoAmI() throws IOException, InterruptedException {
    return get("/api/v1/whoami");
  }

  private Load get(String path) throws IOException, InterruptedException {
    return new Load(url(path), Map.of("Authorization", "Bearer " + token()), "");
  }

  @Override
  public Optional<Load> refresh(int chains) throws IOException, InterruptedException {
    return Optional.of(
        new Load(
            url("/api/v1/auth/refresh"),
            logIn.headers(),
            "{\"refresh_token\":\"{token}\"}",
            Peer.refreshTokens(logIn, chains)));
  }

  /** The processor time of the server on all cores since it started. */
  Duration processorTime() {
    return ProcessHandle.of(pid())
        .flatMap(process -> process.info().totalCpuDuration())
        .orElseThrow();
  }

  @Override
  public Optional<Load> logIn() {
    return Optional.of(logIn);
  }

  @Override
  public long pid() {
    try {
      return new ProcessFile(home.libertyProcessFile()).running().orElseThrow().pid();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    mail.close();
    database.close();
  }
}
