package org.headgate.system;

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
 * A server as somebody sets it up who has the build's files and nothing else: started by Liberty's
 * script, with the variables of the contract and nothing else in its environment.
 */
final class DeployedServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Path liberty;
  private final String name;
  private final Map<String, String> variables;
  private final int port = new PortAllocator().any();
  private Process process;

  DeployedServer(Path liberty, String name, Map<String, String> variables) {
    this.liberty = liberty;
    this.name = name;
    this.variables = new HashMap<>(variables);
    this.variables.put("HTTP_PORT", Integer.toString(port));
    this.variables.put("HTTPS_PORT", "0");
    this.variables.put("JAVA_HOME", System.getProperty("java.home"));
    this.variables.put("PATH", System.getenv("PATH"));
  }

  static void unzip(Path archive, Path folder) {
    try {
      Files.createDirectories(folder);
      Path jar = Path.of(System.getProperty("java.home"), "bin", "jar");
      Process unzip =
          new ProcessBuilder(jar.toString(), "--extract", "--file", archive.toString())
              .directory(folder.toFile())
              .inheritIO()
              .start();
      assertThat(unzip.waitFor()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it, and waits until it serves. */
  DeployedServer serve() {
    process = script("run");
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> !process.isAlive() || isReady());
    assertThat(process.isAlive()).describedAs("the server runs; see " + console()).isTrue();
    return this;
  }

  /** What an action of Liberty's script ends with. */
  int status(String... action) throws InterruptedException {
    Process ran = script(action);
    assertThat(ran.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return ran.exitValue();
  }

  /** What the script and the server printed. */
  List<String> lines() throws IOException {
    return Files.readAllLines(console());
  }

  RequestSpecification api() {
    return RestAssured.given()
        .baseUri("http://localhost:" + port + "/api/v1")
        .contentType(ContentType.JSON)
        .accept(ContentType.ANY);
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process.onExit().join();
    }
  }

  private boolean isReady() {
    try {
      return RestAssured.get("http://localhost:" + port + "/health/ready").statusCode() == 200;
    } catch (Exception notYet) {
      return false;
    }
  }

  private Path console() {
    return liberty.resolveSibling("console.log");
  }

  /** By way of the shell: what unpacked the archive may know nothing of files that are run. */
  private Process script(String... action) {
    ProcessBuilder builder =
        new ProcessBuilder("sh", liberty.resolve("bin").resolve("server").toString())
            .directory(liberty.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(console().toFile());
    builder.command().add(action[0]);
    builder.command().add(name);
    builder.command().addAll(List.of(action).subList(1, action.length));
    builder.environment().clear();
    builder.environment().putAll(variables);
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
