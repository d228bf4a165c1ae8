package org.headgate.pool.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.headgate.common.problem.PayloadTooLargeException;

/**
 * Reads a body of at most 64 KiB asynchronously; it never waits. Memory is reserved as the body
 * arrives.
 */
final class RequestBodyReader implements ReadListener {

  private static final int CHUNK = 4096;

  private final ServletInputStream input;
  private final BodyMemory.Share memory;
  private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();

  RequestBodyReader(ServletInputStream input, BodyMemory.Share memory) {
    this.input = input;
    this.memory = memory;
  }

  /**
   * Completes with the whole body, with {@link PayloadTooLargeException}, with {@link
   * BodyMemory#busy}, or with the failure.
   */
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
      int size = collected.size() + read;
      if (size > PayloadTooLargeException.LIMIT_BYTES) {
        body.completeExceptionally(new PayloadTooLargeException());
      } else if (memory.growTo(capacityOf(size))) {
        collected.write(chunk, 0, read);
      } else {
        body.completeExceptionally(BodyMemory.busy());
      }
    }
  }

  /** The collected bytes are in an array that doubles. */
  private static long capacityOf(int size) {
    return (long) Integer.highestOneBit(size - 1) << 1;
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
