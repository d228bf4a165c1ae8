package org.headgate.system.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.headgate.system.server.Headgate;

/**
 * Many clients that keep a socket and take their time, all on one thread: each sends the beginning
 * of a request, then a few bytes each half second, and begins anew when the server ends it. Those
 * that do not read have the smallest of buffers.
 */
public final class SlowSockets implements AutoCloseable {

  private static final Duration BETWEEN_DRIPS = Duration.ofMillis(500);
  private static final int SMALLEST_BUFFER = 4096;

  /** How they are slow. */
  public enum Shape {
    HEADERS("GET /api/v1/users/me HTTP/1.1\r\nHost: localhost\r\nX-Slow: ", "a", true),
    BODY(json("POST /api/v1/auth/login", "Content-Length: 1000") + "{\"", "a", true),
    LARGE_BODY(
        json("POST /api/v1/auth/login", "Content-Length: 65536") + "a".repeat(60_000), "a", true),
    CHUNKS(json("POST /api/v1/auth/login", "Transfer-Encoding: chunked"), "1\r\na\r\n", true),
    OPERATORS_BODY(
        json("PATCH /api/v1/admin/pools/platform", "Content-Length: 1000") + "{\"", "a", true),
    PROMISED_BODY(
        json("POST /api/v1/auth/login", "Expect: 100-continue\r\nContent-Length: 1000"), "a", true),
    NOT_READING_THE_CONSOLE(
        "GET /console/js/main.js HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(200), "", false),
    NOT_READING_THE_BUNDLE(
        "GET /console/assets/script.js HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20), "", false),
    NOT_READING_THE_DOCUMENT(
        "GET /openapi HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(20), "", false),
    NOT_READING_METRICS("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".repeat(50), "", false);

    private final String head;
    private final String drip;
    private final boolean reading;

    Shape(String head, String drip, boolean reading) {
      this.head = head;
      this.drip = drip;
      this.reading = reading;
    }
  }

  private static String json(String request, String headers) {
    return "%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s\r\n\r\n"
        .formatted(request, headers);
  }

  private final Shape shape;
  private final InetSocketAddress server;
  private final Selector selector;
  private final List<SocketChannel> sockets = new ArrayList<>();
  private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean running = true;

  /** Opens so many. */
  public SlowSockets(Headgate headgate, Shape shape, int count) throws IOException {
    this.shape = shape;
    this.server = new InetSocketAddress("localhost", URI.create(headgate.url("/")).getPort());
    this.selector = Selector.open();
    for (int i = 0; i < count; i++) {
      open();
    }
    thread = new Thread(this::run, "slow-sockets");
    thread.start();
  }

  /** How often the server answered with each status; those that do not read know of none. */
  public Map<Integer, Integer> statuses() {
    return statuses.entrySet().stream()
        .collect(
            Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  private void open() throws IOException {
    SocketChannel socket = SocketChannel.open();
    if (!shape.reading) {
      socket.setOption(StandardSocketOptions.SO_RCVBUF, SMALLEST_BUFFER);
    }
    socket.configureBlocking(false);
    socket.connect(server);
    socket.register(selector, SelectionKey.OP_CONNECT);
    sockets.add(socket);
  }

  private void run() {
    long nextDrip = System.nanoTime();
    try {
      while (running) {
        selector.select(BETWEEN_DRIPS.toMillis());
        for (SelectionKey key : List.copyOf(selector.selectedKeys())) {
          selector.selectedKeys().remove(key);
          handle(key);
        }
        if (System.nanoTime() - nextDrip > 0) {
          nextDrip = System.nanoTime() + BETWEEN_DRIPS.toNanos();
          drip();
        }
      }
      ended.complete(null);
    } catch (IOException e) {
      ended.completeExceptionally(e);
    }
  }

  private void handle(SelectionKey key) throws IOException {
    SocketChannel socket = (SocketChannel) key.channel();
    try {
      if (key.isConnectable()) {
        socket.finishConnect();
        key.interestOps(shape.reading ? SelectionKey.OP_READ : 0);
        write(socket, shape.head);
      } else if (key.isReadable()) {
        read(socket);
      }
    } catch (IOException e) {
      beginAnew(socket);
    }
  }

  private void read(SocketChannel socket) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(SMALLEST_BUFFER);
    int read = socket.read(buffer);
    String text = new String(buffer.array(), 0, Math.max(0, read), StandardCharsets.ISO_8859_1);
    if (text.startsWith("HTTP/1.1 ") && !text.startsWith("HTTP/1.1 1")) {
      statuses.merge(Integer.parseInt(text.substring(9, 12)), 1, Integer::sum);
    }
    if (read < 0 || !text.startsWith("HTTP/1.1 1")) {
      beginAnew(socket);
    }
  }

  private void drip() throws IOException {
    if (shape.drip.isEmpty()) {
      return;
    }
    for (SocketChannel socket : List.copyOf(sockets)) {
      try {
        if (socket.isConnected()) {
          write(socket, shape.drip);
        }
      } catch (IOException e) {
        beginAnew(socket);
      }
    }
  }

  /**
   * Bytes that do not fit into the socket's buffer are lost, because its client does not read
   * anyway.
   */
  private static void write(SocketChannel socket, String text) throws IOException {
    socket.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private void beginAnew(SocketChannel socket) throws IOException {
    socket.close();
    sockets.remove(socket);
    open();
  }

  @Override
  public void close() throws IOException {
    running = false;
    selector.wakeup();
    ended.join();
    for (SocketChannel socket : sockets) {
      socket.close();
    }
    selector.close();
  }
}
