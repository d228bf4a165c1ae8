package org.headgate.testbed;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headgate.launcher.PortAllocator;

/**
 * The machine's own HAProxy before some nodes. It asks for readiness and never sends a request a
 * second time, so that each one that meets a node that is gone is seen.
 */
public final class HaProxy implements AutoCloseable {

  private final int port;
  private final int statisticsPort = new PortAllocator().any();
  private final Path directory;
  private final Path settings;
  private Process process;

  /**
   * @param port where it listens
   * @param nodes the ports of the nodes
   */
  public HaProxy(int port, List<Integer> nodes) throws IOException {
    this.port = port;
    directory = Files.createTempDirectory("headgate-haproxy");
    settings = Files.writeString(directory.resolve("haproxy.cfg"), settings(nodes));
    start();
  }

  /** Starts it, or starts it again after a crash. */
  public void start() throws IOException {
    process =
        new ProcessBuilder(
                Tool.named("haproxy").program().toString(), "-db", "-f", settings.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("haproxy.log").toFile())
            .start();
    await().atMost(Duration.ofSeconds(30)).until(this::isListening);
  }

  /** Kills it without a word to anybody. */
  public void crash() {
    process.destroyForcibly();
    process.onExit().join();
  }

  public long pid() {
    return process.pid();
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), statisticsPort)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private String settings(List<Integer> nodes) {
    StringBuilder settings =
        new StringBuilder(
            """
            global
              maxconn 2000
            defaults
              mode http
              timeout connect 5s
              timeout client 60s
              timeout server 60s
              retries 0
            frontend callers
              bind 127.0.0.1:PORT
              default_backend nodes
            frontend statistics
              bind 127.0.0.1:STATISTICS
              stats enable
              stats uri /
            backend nodes
              balance roundrobin
              option httpchk GET /health/ready
              http-check expect status 200
              default-server check inter 250ms fall 2 rise 2
            """
                .replace("PORT", Integer.toString(port))
                .replace("STATISTICS", Integer.toString(statisticsPort)));
    for (int node : nodes) {
      settings.append("  server %s 127.0.0.1:%s%n".formatted(name(node), node));
    }
    return settings.toString();
  }

  /** Whether it sends requests to the node on this port. */
  public boolean sendsTo(int node) {
    return row(name(node)).get("status").startsWith("UP");
  }

  /** How many requests the node on this port was sent. */
  public long requestsOf(int node) {
    return Long.parseLong(row(name(node)).get("stot"));
  }

  /** Requests that a node refused or broke, or that found no node. */
  public Map<String, Long> lost() {
    Map<String, String> backend = row("BACKEND");
    Map<String, Long> lost = new HashMap<>();
    for (String counter : List.of("econ", "eresp", "wretr", "wredis", "hrsp_5xx")) {
      lost.put(counter, Long.parseLong(backend.get(counter)));
    }
    lost.values().removeIf(count -> count == 0);
    return lost;
  }

  private Map<String, String> row(String server) {
    String csv =
        RestAssured.given()
            .urlEncodingEnabled(false)
            .get("http://127.0.0.1:" + statisticsPort + "/;csv")
            .body()
            .asString();
    List<String> lines = new ArrayList<>(csv.lines().toList());
    List<String> names = Arrays.asList(lines.get(0).substring(2).split(",", -1));
    List<String> values =
        lines.stream()
            .map(line -> Arrays.asList(line.split(",", -1)))
            .filter(row -> row.size() > 1)
            .filter(row -> row.get(0).equals("nodes") && row.get(1).equals(server))
            .findFirst()
            .orElseThrow();
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      row.put(names.get(i), values.get(i));
    }
    return row;
  }

  private static String name(int node) {
    return "node" + node;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
