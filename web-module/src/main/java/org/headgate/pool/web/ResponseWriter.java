package org.headgate.pool.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/** Writes a response as its client reads it, without blocking a thread. */
final class ResponseWriter implements WriteListener {

  private static final int CHUNK = 8192;

  private final byte[] body;
  private final ServletOutputStream output;
  private final AsyncContext written;
  private int position;

  ResponseWriter(byte[] body, ServletOutputStream output, AsyncContext written) {
    this.body = body;
    this.output = output;
    this.written = written;
  }

  @Override
  public void onWritePossible() throws IOException {
    while (output.isReady()) {
      if (position == body.length) {
        written.complete();
        return;
      }
      int length = Math.min(CHUNK, body.length - position);
      output.write(body, position, length);
      position += length;
    }
  }

  @Override
  public void onError(Throwable clientHasGone) {
    written.complete();
  }
}
