package org.headgate.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Stands between Headgate and its database and does what networks do: passes, delays, swallows
 * everything, cuts. What was held back while it hung is delivered afterwards.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int BUFFER = 8192;

  private volatile int target;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Valve valve = new Valve();
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
    } catch (IOException closed) {
      cut();
    }
  }

  private void connect(Socket client) {
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(client);
      open.add(server);
      pumps.execute(() -> pump(client, server));
      pumps.execute(() -> pump(server, client));
    } catch (IOException targetIsGone) {
      closeQuietly(client);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
        valve.await();
        out.write(buffer, 0, length);
      }
    } catch (IOException brokenOff) {
      closeQuietly(to);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyBroken) {
      // It was to be closed, and it is.
    }
  }

  /** What every piece has to get through. */
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

    void await() throws InterruptedException {
      Duration rest;
      synchronized (this) {
        while (shut) {
          wait();
        }
        rest = delay;
      }
      if (!rest.isZero()) {
        TimeUnit.NANOSECONDS.sleep(rest.toNanos());
      }
    }
  }
}
