package org.headgate.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.headgate.config.SettingType.RefusedException;

/**
 * A file with one secret, as container platforms mount it: its content is the value, byte for byte,
 * except for one line break at the end.
 */
final class SecretFile {

  /** What the variable that names the file may say. */
  static final String ALLOWED = "the path of a readable file that holds the value";

  private static final int MAX_BYTES = 65_536;

  private SecretFile() {}

  /**
   * Reads the value.
   *
   * @throws RefusedException with the reason, never with the content of the file
   */
  static String read(String path) {
    String text = text(bytes(path));
    String value = text.replaceFirst("\\r?\\n\\z", "");
    if (value.isBlank()) {
      throw new RefusedException("the file is empty");
    }
    return value;
  }

  private static byte[] bytes(String path) {
    try {
      Path file = Path.of(path);
      if (!Files.exists(file)) {
        throw new RefusedException("there is no such file");
      }
      if (!Files.isRegularFile(file)) {
        throw new RefusedException("it is no file");
      }
      return bytes(file);
    } catch (InvalidPathException e) {
      throw new RefusedException("it is no path");
    } catch (IOException e) {
      throw new RefusedException("the file cannot be read by this process");
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      byte[] bytes = content.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new RefusedException("the file is larger than " + MAX_BYTES + " bytes");
      }
      return bytes;
    }
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException("the file is not text in UTF-8");
    }
  }
}
