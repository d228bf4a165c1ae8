package org.headgate.pool.service.history;

import java.io.ByteArrayOutputStream;

/** Encodes non-negative integers in as few bytes as possible: seven bits a byte, lowest first. */
final class Varint {

  private static final int BITS = 7;
  private static final int MORE = 0x80;

  private Varint() {}

  static void write(ByteArrayOutputStream out, long number) {
    long left = number;
    while (left >= MORE) {
      out.write((int) (left & (MORE - 1)) | MORE);
      left >>>= BITS;
    }
    out.write((int) left);
  }

  /** Reads encoded numbers in order. */
  static final class Reader {
    private final byte[] bytes;
    private int place;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    boolean isAtEnd() {
      return place >= bytes.length;
    }

    long next() {
      long number = 0;
      int shift = 0;
      int part;
      do {
        part = bytes[place++];
        number |= (long) (part & (MORE - 1)) << shift;
        shift += BITS;
      } while ((part & MORE) != 0);
      return number;
    }
  }
}
