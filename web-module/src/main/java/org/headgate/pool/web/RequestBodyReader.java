package org.headgate.pool.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.headgate.common.problem.PayloadTooLargeException;

/** Reads a body of at most 64 KiB asynchronously; it never waits. */
final class RequestBodyReader implements ReadListener {

  private static final int CHUNK = 4096;

  private final ServletInputStream input;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();

  RequestBodyReader(ServletInputStream input) {
    this.input = input;
  }

  /** Completes with the whole body, with {@link PayloadTooLargeException}, or with the failure. */
  CompletableFuture<byte[]> body() {
    return body;
  }

  @Override
  public void onDataAvailable() throws IOException {
    byte[] chunk = new byte[CHUNK];
    while (!body.isDone() && input.isReady() && !input.isFinished()) {
      int read = input.read(chunk);
      if (read < 0) {
        return;
      }
      collected.write(chunk, 0, read);
      if (collected.size() > PayloadTooLargeException.LIMIT_BYTES) {
        body.completeExceptionally(new PayloadTooLargeException());
      }
    }
  }

  @Override
  public void onAllDataRead() {
    body.complete(collected.toByteArray());
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }
}
