package org.headgate.pool.service.history;

import java.io.ByteArrayOutputStream;

/** Encodes non-negative integers in as few bytes as possible: seven bits a byte, lowest first. */
final class Varint {

  private static final int BITS = 7;
  private static final int CONTINUATION_BIT = 0x80;

  private Varint() {}

  static void write(ByteArrayOutputStream out, long number) {
    long left = number;
    while (left >= CONTINUATION_BIT) {
      out.write((int) (left & (CONTINUATION_BIT - 1)) | CONTINUATION_BIT);
      left >>>= BITS;
    }
    out.write((int) left);
  }

  /** Reads encoded numbers in order. */
  static final class Reader {
    private final byte[] bytes;
    private int offset;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean isAtEnd() {
      return offset >= bytes.length;
    }

    long next() {
      long number = 0;
      int shift = 0;
      int part;
      do {
        part = bytes[offset++];
        number |= (long) (part & (CONTINUATION_BIT - 1)) << shift;
        shift += BITS;
      } while ((part & CONTINUATION_BIT) != 0);
      return number;
    }
  }
}
