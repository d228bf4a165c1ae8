package org.headgate.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.headgate.config.SettingType.RefusedException;

/**
 * A file with one secret, as container platforms mount it: its content is the value, without the
 * mark with which some editors begin a file (U+FEFF).
 */
final class SecretFile {

  /** The allowed form of the variable that names the file. */
  static final String ALLOWED = "the path of a readable file that holds the value";

  /** Two names or more, of letters, digits and what names of files have besides. */
  private static final Pattern PATH = Pattern.compile("\\.{0,2}(?:/[A-Za-z0-9._-]+){2,}");

  private static final int MAX_BYTES = 65_536;

  private SecretFile() {}

  /**
   * Reads the value.
   *
   * @throws RefusedException with the reason, never with the content of the file
   */
  static String read(String path) {
    String text = text(bytes(path));
    if (text.isBlank()) {
      throw new RefusedException("the file is empty");
    }
    return text;
  }

  /**
   * The text of the variable that names the file, masked unless it has the form of a path or its
   * first name exists: people write the secret itself there by mistake.
   */
  static String shown(String text) {
    if (PATH.matcher(text).matches() && !isKey(text)) {
      return text;
    }
    try {
      Path path = Path.of(text);
      Path first = path.getNameCount() == 0 ? path : path.getName(0);
      Path start = path.isAbsolute() ? path.getRoot().resolve(first) : first;
      return Files.exists(start) ? text : Secret.MASK;
    } catch (InvalidPathException e) {
      return Secret.MASK;
    }
  }

  /** Whether it would do as a {@code SECRET_KEY}, whose base64 may look like a path. */
  private static boolean isKey(String text) {
    try {
      MasterSecret.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
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
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new RefusedException("the file is not text in UTF-8");
    }
  }
}
