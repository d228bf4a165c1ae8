package org.headgate.notifications.service.bounces;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Stands before an IMAP server, and breaks the connection whenever the server sends a word. */
final class BreakingImapProxy implements AutoCloseable {

  private final int server;
  private final ServerSocket entrance;
  private final AtomicLong sent = new AtomicLong();
  private final ExecutorService pumps =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "imap-proxy");
            thread.setDaemon(true);
            return thread;
          });

  private volatile Optional<String> breaking = Optional.empty();

  BreakingImapProxy(int server) throws IOException {
    this.server = server;
    this.entrance = new ServerSocket(0, 10, InetAddress.getByName("localhost"));
    pumps.execute(this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  void breakAt(String word) {
    breaking = Optional.of(word);
  }

  void mend() {
    breaking = Optional.empty();
  }

  /** How many bytes the server has sent. */
  long sent() {
    return sent.get();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    pumps.shutdownNow();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = entrance.accept();
        Socket upstream = new Socket(InetAddress.getByName("localhost"), server);
        pumps.execute(() -> pump(client, upstream, false));
        pumps.execute(() -> pump(upstream, client, true));
      }
    } catch (IOException closed) {
      pumps.shutdown();
    }
  }

  private void pump(Socket from, Socket to, boolean isOfServer) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] piece = new byte[8192];
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        if (isOfServer) {
          sent.addAndGet(length);
          String text = new String(piece, 0, length, StandardCharsets.ISO_8859_1);
          if (breaking.filter(text::contains).isPresent()) {
            return;
          }
        }
        out.write(piece, 0, length);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
