package org.headgate.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Liberty as a child process in the foreground. It writes into a home (work area, transaction logs,
 * its own logs), so that several can run from one installation. It is stopped gracefully, and
 * killed when it exceeds its time.
 */
public final class LibertyServer implements RunComponent {
  /** The server of the installation that is run. */
  public static final String SERVER = "headgate";

  /** Files that Liberty writes are readable by their owner only. */
  private static final String OWNER_ONLY = "umask 077; exec \"$0\" \"$@\"";

  private static final Duration PROBE_LIMIT = Duration.ofSeconds(2);
  private static final Duration PROBE_INTERVAL = Duration.ofMillis(200);

  /** The databases and the mail server may be unavailable for longer. */
  private static final Duration READY_LIMIT = Duration.ofSeconds(60);

  private final Path install;
  private final HomeDirectory home;
  private final Map<String, String> environment;
  private final Duration longestShutdown;
  private final ProcessBuilder.Redirect output;
  private final ProcessFile processFile;
  private Process process;
  private boolean closed;

  /**
   * @param install Liberty's install directory, with the server {@value #SERVER} in it
   * @param home where it writes
   * @param environment what it gets on top of the environment of this process
   * @param longestShutdown how long it may take to end
   * @param output where its console goes
   */
  public LibertyServer(
      Path install,
      HomeDirectory home,
      Map<String, String> environment,
      Duration longestShutdown,
      ProcessBuilder.Redirect output) {
    this.install = install.toAbsolutePath();
    this.home = home;
    this.environment = Map.copyOf(environment);
    this.longestShutdown = longestShutdown;
    this.output = output;
    this.processFile = new ProcessFile(home.libertyProcessFile());
  }

  @Override
  public synchronized void start() throws IOException {
    if (closed) {
      throw new IllegalStateException("this server was closed");
    }
    Path script = install.resolve("bin").resolve("server");
    if (!Files.isExecutable(script)) {
      throw new LaunchRefusedException("no Liberty in " + install + ": build the project first");
    }
    OwnerOnlyPermissions.createDirectories(home.libertyOutput());
    OwnerOnlyPermissions.createDirectories(home.libertyLogs());
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", OWNER_ONLY, script.toString(), "run", SERVER)
            .redirectErrorStream(true)
            .redirectOutput(output);
    describe(builder.environment());
    process = builder.start();
    processFile.write(process.toHandle());
  }

  /**
   * Waits until the server reports that it has started.
   *
   * @param host the name or address under which it is reached from here, as it stands in a URL
   * @param httpPort its HTTP port
   * @return true when it has, false when it ended before
   * @throws InterruptedException when the wait is cut off
   */
  public boolean awaitStarted(String host, int httpPort) throws InterruptedException {
    return awaitOk(host, httpPort, "/health/started", ChronoUnit.FOREVER.getDuration());
  }

  /**
   * Waits until the server reports that it is ready, at most 60 s.
   *
   * @param host as for {@link #awaitStarted}
   * @param httpPort its HTTP port
   * @return true when it has, false when the time was up or it ended before
   * @throws InterruptedException when the wait is cut off
   */
  public boolean awaitReady(String host, int httpPort) throws InterruptedException {
    return awaitOk(host, httpPort, "/health/ready", READY_LIMIT);
  }

  private boolean awaitOk(String host, int httpPort, String path, Duration limit)
      throws InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(PROBE_LIMIT).build();
    HttpRequest probe =
        HttpRequest.newBuilder(URI.create("http://" + host + ":" + httpPort + path))
            .timeout(PROBE_LIMIT)
            .build();
    long startNanos = System.nanoTime();
    do {
      if (answersOk(client, probe)) {
        return true;
      }
    } while (Duration.ofNanos(System.nanoTime() - startNanos).compareTo(limit) < 0
        && !running().waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    return false;
  }

  /**
   * Waits until the server has ended, for whatever reason.
   *
   * @return its exit status
   * @throws InterruptedException when the wait is cut off
   */
  public int awaitEnd() throws InterruptedException {
    return running().waitFor();
  }

  /** Whether its process runs. */
  public synchronized boolean isAlive() {
    return process != null && process.isAlive();
  }

  @Override
  public synchronized void close() throws IOException {
    closed = true;
    if (process != null) {
      process.destroy();
      OsProcess.awaitEnd(process.toHandle(), longestShutdown);
      processFile.delete();
    }
  }

  private synchronized Process running() {
    if (process == null) {
      throw new IllegalStateException("this server was not started");
    }
    return process;
  }

  private static boolean answersOk(HttpClient client, HttpRequest probe)
      throws InterruptedException {
    try {
      return client.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes variables of another Liberty, from which this one may have been started. */
  private void describe(Map<String, String> variables) {
    variables.keySet().removeIf(name -> name.matches("WLP_(USER|OUTPUT)_DIR|(LOG|PID)_(DIR|FILE)"));
    variables.put("JAVA_HOME", System.getProperty("java.home"));
    variables.put("WLP_OUTPUT_DIR", home.libertyOutput().toString());
    variables.put("LOG_DIR", home.libertyLogs().toString());
    variables.putIfAbsent("WLP_LOGGING_CONSOLE_LOGLEVEL", "WARNING");
    variables.putAll(environment);
  }
}
