package org.headgate.testbed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A host that accepts connections and never answers: a tarpit. */
public final class SilentHost implements AutoCloseable {

  private final ServerSocket server;
  private final Queue<Socket> visitors = new ConcurrentLinkedQueue<>();

  public SilentHost() throws IOException {
    server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "silent-host");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  private void accept() {
    try {
      while (true) {
        visitors.add(server.accept());
      }
    } catch (IOException e) {
      visitors.clear();
    }
  }

  /** How many have come so far. */
  public int visitors() {
    return visitors.size();
  }

  public String url(String path) {
    return "http://127.0.0.1:" + server.getLocalPort() + path;
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket visitor : visitors) {
      visitor.close();
    }
  }
}
