package org.headgate.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.headgate.launcher.mail.MailCatcher;
import org.headgate.launcher.mail.MailViewer;

/**
 * {@code mvn -Prun}: all of Headgate on one machine, in the foreground, from the build alone. It
 * owns the processes it starts: however the launcher ends, it stops all of them, Liberty before its
 * database. What a killed launcher left running, the next one in the same home stops.
 */
public final class EmbeddedRun {
  /** Kept in a field, because an unreferenced logger loses its level. */
  private static final Logger LIBRARIES = Logger.getLogger("");

  private final HomeDirectory home;
  private final Path liberty;
  private final Map<String, String> environment;
  private final PrintStream out;

  /**
   * @param home where the run keeps its data
   * @param liberty Liberty's install directory
   * @param environment the variables of the contract
   * @param out where people read
   */
  public EmbeddedRun(
      HomeDirectory home, Path liberty, Map<String, String> environment, PrintStream out) {
    this.home = home;
    this.liberty = liberty;
    this.environment = Map.copyOf(environment);
    this.out = out;
  }

  /**
   * Runs until it gets a signal. The system properties {@code headgate.project} and {@code
   * headgate.liberty} name the project's and Liberty's directories.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) throws InterruptedException {
    LIBRARIES.setLevel(Level.WARNING);
    System.exit(status());
  }

  private static int status() throws InterruptedException {
    try {
      Map<String, String> environment = System.getenv();
      EnvironmentValidator.check(environment);
      Path project = Path.of(System.getProperty("headgate.project", ""));
      Path liberty = Path.of(System.getProperty("headgate.liberty", ""));
      HomeDirectory home = HomeDirectory.of(environment, project);
      return new EmbeddedRun(home, liberty, environment, System.out).run();
    } catch (LaunchRefusedException e) {
      e.lines().forEach(System.err::println);
      return 2;
    } catch (IOException failure) {
      System.err.println("Headgate could not be started: " + FailureText.of(failure));
      return 1;
    } catch (RunEndedException e) {
      return 0;
    }
  }

  /**
   * Runs until Liberty ends.
   *
   * @return Liberty's exit status
   * @throws LaunchRefusedException when the start is refused, with the reasons
   * @throws IOException when a part does not start
   * @throws InterruptedException when the wait for Liberty is cut off
   */
  public int run() throws IOException, InterruptedException {
    try (HomeLock lock = HomeLock.acquire(home);
        RunComponents runComponents = new RunComponents()) {
      new OrphanProcessCleaner(lock).end().forEach(out::println);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(runComponents), "end-of-run"));
      RunPlan plan = new RunPlan(environment, home);
      LibertyEnvironment variables = new LibertyEnvironment(plan);
      Map<String, String> validated = variables.variables();
      Duration longestShutdown = variables.longestShutdown();
      startServices(plan, runComponents);
      LibertyServer server =
          new LibertyServer(
              liberty, home, validated, longestShutdown, ProcessBuilder.Redirect.INHERIT);
      runComponents.start(server);
      String host = plan.localName();
      int port = plan.ports().http();
      if (server.awaitStarted(host, port)) {
        out.println(StartupBanner.of(plan, home, server.awaitReady(host, port)));
      }
      int status = server.awaitEnd();
      out.println("Liberty has ended with status " + status + "; its logs: " + home.libertyLogs());
      return status;
    }
  }

  /**
   * Stops everything when the launcher gets a signal. Java would exit with 128 plus the signal;
   * since nothing failed, the status is 0.
   */
  private static void end(RunComponents runComponents) {
    boolean wanted = !runComponents.isEnding();
    runComponents.close();
    if (wanted) {
      Runtime.getRuntime().halt(0);
    }
  }

  private void startServices(RunPlan plan, RunComponents runComponents) throws IOException {
    if (plan.usesEmbeddedDatabase()) {
      runComponents.start(EmbeddedDatabase.of(home, plan.ports().database()));
    }
    if (plan.catchesMail()) {
      MailCatcher catcher =
          new MailCatcher(
              plan.ports().smtp(),
              home.mail(),
              Clock.systemUTC(),
              mail -> out.println(mail.printed()));
      runComponents.start(catcher);
      runComponents.start(
          new MailViewer(plan.ports().mailView(), catcher.mails(), plan.mailToken()));
    }
  }
}
