package org.headgate.audit.service.syslog;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Limits the time of a write to a peer that may read nothing: sockets have no such limit. At its
 * end the socket is closed, which ends the write.
 */
final class WriteLimit {

  private WriteLimit() {}

  /** Writes to a socket. */
  @FunctionalInterface
  interface Writing {
    void run() throws IOException;
  }

  /**
   * @param socket that is written to, below TLS, whose own end would wait for the write
   * @throws IOException when the write fails, or was ended
   */
  static void run(Duration limit, Closeable socket, Writing writing) throws IOException {
    CompletableFuture<Boolean> written = new CompletableFuture<>();
    CompletableFuture<Void> ended =
        written
            .completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
            .thenAccept(inTime -> closeUnless(inTime, socket));
    try {
      writing.run();
    } finally {
      written.complete(true);
    }
    ended.join();
  }

  private static void closeUnless(boolean inTime, Closeable socket) {
    if (!inTime) {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
