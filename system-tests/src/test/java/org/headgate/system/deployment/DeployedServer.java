package org.headgate.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.headgate.launcher.PortAllocator;

/**
 * A server as somebody sets it up who has the build's files and nothing else: started by commands
 * in a folder, with the variables of the contract and nothing else in their environment but the
 * compiler that all servers of short tests have.
 */
public final class DeployedServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Path folder;
  private final Map<String, String> variables;
  private final int port = new PortAllocator().any();
  private Process process;

  public DeployedServer(Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.variables = new HashMap<>();
    this.variables.put("HTTP_PORT", Integer.toString(port));
    this.variables.put("HTTPS_PORT", "0");
    this.variables.put("JAVA_HOME", System.getProperty("java.home"));
    this.variables.put("PATH", System.getenv("PATH"));
    this.variables.put("LANG", "C.UTF-8");
    this.variables.put("JDK_JAVA_OPTIONS", System.getProperty("headgate.jvm.options", ""));
    this.variables.putAll(variables);
  }

  /** Starts it by commands the last of which runs it, and waits for nothing. */
  public void start(String... command) {
    process = started(command);
  }

  /** Starts it by commands the last of which runs it, and waits until it serves. */
  public DeployedServer serve(String... command) throws IOException {
    start(command);
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !isAlive() || ready() == 200);
    assertThat(isAlive()).describedAs("the server runs; it said " + lines()).isTrue();
    return this;
  }

  /** The exit status of a command that ends by itself. */
  public int status(String... command) throws InterruptedException {
    Process ran = started(command);
    assertThat(ran.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return ran.exitValue();
  }

  /** The output of the commands and the server. */
  List<String> lines() throws IOException {
    return Files.readAllLines(console());
  }

  /** Where it listens for HTTP. */
  public int port() {
    return port;
  }

  /** Of Liberty's JVM, where it was started by Liberty's script alone. */
  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** The status of its probe for load balancers; 0 without a response. */
  public int ready() {
    try {
      return RestAssured.get("http://localhost:" + port + "/health/ready").statusCode();
    } catch (Exception e) {
      return 0;
    }
  }

  /** Tells it to end as an orchestrator does, and waits for nothing. */
  public void tellToEnd() {
    process.destroy();
  }

  /** Kills it without a word to anybody, as the kernel does when memory runs out. */
  public void crash() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Waits until it has ended. */
  public int exitStatus() {
    return process.onExit().join().exitValue();
  }

  public RequestSpecification api() {
    return RestAssured.given()
        .baseUri("http://localhost:" + port + "/api/v1")
        .contentType(ContentType.JSON)
        .accept(ContentType.ANY);
  }

  @Override
  public void close() {
    if (process != null) {
      List<ProcessHandle> all = process.descendants().toList();
      process.destroy();
      all.forEach(ProcessHandle::destroy);
      process.onExit().join();
      all.forEach(handle -> handle.onExit().join());
    }
  }

  private Path console() {
    return folder.resolve("console.log");
  }

  private Process started(String... command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(console().toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
