package org.headgate.config.mail;

import java.io.IOException;
import java.io.Writer;

/** Collects the output of a template, up to 256 Ki characters. */
final class BoundedWriter extends Writer {

  static final int MAX = 256 * 1024;

  private final StringBuilder text = new StringBuilder();

  @Override
  public void write(char[] from, int offset, int length) throws IOException {
    if (text.length() + length > MAX) {
      throw new IOException("writes more than " + MAX + " characters");
    }
    text.append(from, offset, length);
  }

  @Override
  public void flush() {
    // Nothing is held back.
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
