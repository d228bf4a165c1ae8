package org.headgate.testbed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Prometheus of this machine that reads one server each second. */
public final class Prometheus implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI url;
  private final Process process;

  private Prometheus(URI url, Process process) {
    this.url = url;
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param folder for its data
   * @param server whose {@code /metrics} it reads
   */
  public static Prometheus reading(URI server, Path folder) throws IOException {
    Path configuration =
        Files.writeString(
            folder.resolve("prometheus.yml"),
            """
            global: {scrape_interval: 1s}
            scrape_configs:
              - job_name: headgate
                static_configs: [{targets: ["%s"]}]
            """
                .formatted(server.getAuthority()));
    int port = freePort();
    Process process =
        new ProcessBuilder(
                Tool.named("prometheus").program().toString(),
                "--config.file=" + configuration,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("prometheus.log").toFile())
            .start();
    return new Prometheus(URI.create("http://127.0.0.1:" + port), process);
  }

  /**
   * The present result of a query, one value for each series; empty while Prometheus starts, too.
   */
  public List<String> query(String query) {
    URI asked =
        url.resolve("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    try {
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(asked).build(), HttpResponse.BodyHandlers.ofString());
      return JSON.readTree(answer.body()).path("data").path("result").findValues("value").stream()
          .map(JsonNode::toString)
          .toList();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
