package org.headgate.console.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the console, plain and compressed. Its name contains a hash of its content, so that
 * browsers may cache it permanently.
 */
final class ConsoleAsset {
  private static final int DIGITS = 16;

  private final String name;
  private final String type;
  private final byte[] plain;
  private final byte[] compressed;

  ConsoleAsset(String kind, String type, String text) {
    this.type = type;
    plain = text.getBytes(StandardCharsets.UTF_8);
    compressed = compressed(plain);
    name = digest(plain).substring(0, DIGITS) + "." + kind;
  }

  String name() {
    return name;
  }

  String type() {
    return type;
  }

  /** The same bytes for all responses, so that clients that read slowly need no copies. */
  byte[] bytes(boolean zipped) {
    return zipped ? compressed : plain;
  }

  private static byte[] compressed(byte[] plain) {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new DenseGzip(zipped)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return zipped.toByteArray();
  }

  /** Takes its time: each asset is compressed once, and sent often. */
  private static final class DenseGzip extends GZIPOutputStream {

    DenseGzip(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK knows SHA-256", e);
    }
  }
}
