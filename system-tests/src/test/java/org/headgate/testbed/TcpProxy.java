package org.headgate.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between Headgate and its database and does what networks do: passes, delays, swallows
 * everything, cuts, loses the one answer that says that a transaction was committed, and answers a
 * statement with errors of its own. What was held back while it hung is delivered afterwards.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int BUFFER = 8192;

  private volatile int target;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Valve valve = new Valve();
  private volatile Optional<LostCommit> losing = Optional.empty();
  private final AtomicReference<String> failing = new AtomicReference<>("");
  private final ExecutorService pumps =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "tcp-proxy");
            thread.setDaemon(true);
            return thread;
          });

  private TcpProxy(int target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
  }

  /** One that passes everything on to a port of this machine. */
  public static TcpProxy to(int target) throws IOException {
    TcpProxy proxy = new TcpProxy(target);
    proxy.pumps.execute(proxy::accept);
    return proxy;
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /** From now on everything passes. */
  public void pass() {
    losing = Optional.empty();
    valve.open(Duration.ZERO);
  }

  /** From now on every piece is held back that long, in each direction. */
  public void delay(Duration duration) {
    valve.open(duration);
  }

  /** From now on nothing passes; connections are still taken. */
  public void hang() {
    valve.shut();
  }

  /**
   * The next transaction in which these words are sent is committed by the server, and its client
   * never learns of it: its connection breaks instead of the answer.
   *
   * @return counts down when that has happened
   */
  public CountDownLatch loseCommitAfter(String words) {
    LostCommit lost = new LostCommit(words);
    losing = Optional.of(lost);
    return lost.happened();
  }

  /**
   * The next time that these words are sent the server does not get them. Its client gets two
   * errors at once, as from a pooler whose server ends the session, and its connection breaks.
   */
  public void failTwiceAt(String words) {
    failing.set(words);
  }

  /** Whether somebody has sent the words of {@link #failTwiceAt}. */
  public boolean hasFailed() {
    return failing.get().isEmpty();
  }

  /** New connections go to another port of this machine. */
  public void redirect(int newTarget) {
    target = newTarget;
  }

  /** Breaks every connection that is open now. */
  public void cut() {
    open.forEach(TcpProxy::closeQuietly);
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    valve.open(Duration.ZERO);
    cut();
    pumps.shutdownNow();
  }

  private void accept() {
    try {
      while (!entrance.isClosed()) {
        connect(entrance.accept());
      }
    } catch (IOException e) {
      cut();
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(client);
      open.add(server);
      AtomicReference<LostCommit> meant = new AtomicReference<>();
      pumps.execute(
          () ->
              pump(
                  client,
                  server,
                  sent -> {
                    losing.filter(lost -> lost.begins(sent)).ifPresent(meant::set);
                    return isFailed(sent, client);
                  }));
      pumps.execute(
          () -> pump(server, client, answer -> meant.get() != null && meant.get().ends(answer)));
    } catch (IOException e) {
      closeQuietly(client);
    }
  }

  private boolean isFailed(String sent, Socket client) throws IOException {
    String words = failing.get();
    if (words.isEmpty() || !sent.contains(words) || !failing.compareAndSet(words, "")) {
      return false;
    }
    OutputStream out = client.getOutputStream();
    out.write(error("57P01", "terminating connection due to administrator command"));
    out.write(error("08P01", "server conn crashed?"));
    out.flush();
    return true;
  }

  private static byte[] error(String state, String message) {
    byte[] fields =
        "SFATAL\0VFATAL\0C%s\0M%s\0\0"
            .formatted(state, message)
            .getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(fields.length + 5)
        .put((byte) 'E')
        .putInt(fields.length + 4)
        .put(fields)
        .array();
  }

  /**
   * @param isLost whether a piece is swallowed, and the connection with it
   */
  private void pump(Socket from, Socket to, Loss isLost) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        valve.await();
        if (isLost.test(new String(buffer, 0, length, StandardCharsets.ISO_8859_1))) {
          losing = Optional.empty();
          break;
        }
        out.write(buffer, 0, length);
      }
    } catch (IOException e) {
      closeQuietly(to);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It was to be closed, and it is.
    }
  }

  /** Whether a piece is swallowed. */
  @FunctionalInterface
  private interface Loss {
    boolean test(String piece) throws IOException;
  }

  /** The conditions that each piece must pass. */
  private static final class Valve {

    private boolean shut;
    private Duration delay = Duration.ZERO;

    synchronized void open(Duration newDelay) {
      shut = false;
      delay = newDelay;
      notifyAll();
    }

    synchronized void shut() {
      shut = true;
    }

    /** Until it is open, and then the delay of the moment; less once another is set. */
    synchronized void await() throws InterruptedException {
      while (shut) {
        wait();
      }
      long end = System.nanoTime() + delay.toNanos();
      Duration meant = delay;
      for (long left = end - System.nanoTime();
          left > 0 && meant.equals(delay);
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    }
  }
}
