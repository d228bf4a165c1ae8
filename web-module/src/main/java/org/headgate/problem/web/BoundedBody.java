package org.headgate.problem.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.headgate.problem.PayloadTooLarge;

/** Ends the reading of a body at 64 KiB, so that nobody fills the memory by sending. */
public final class BoundedBody extends FilterInputStream {

  private int left = PayloadTooLarge.LIMIT_BYTES;

  public BoundedBody(InputStream body) {
    super(body);
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    if (read >= 0) {
      count(1);
    }
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(0, read));
    return read;
  }

  private void count(int read) {
    left -= read;
    if (left < 0) {
      throw new PayloadTooLarge();
    }
  }
}
