package org.headgate.http.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.problem.FieldError;
import org.headgate.problem.InvalidRequest;

/**
 * What a caller says that a body is (RFC 9110, 8.3). JAX-RS matches the type; this refuses what is
 * no single type, and a JSON text in another encoding than UTF-8 (RFC 8259, 8.1), which would be
 * read as something else than was written.
 */
final class ContentTypeHeader {

  private static final Pattern TYPE =
      Pattern.compile(
          "(%1$s)/(%1$s)((?:%2$s)*+)"
              .formatted(MediaTypeParameters.TOKEN, MediaTypeParameters.SYNTAX));
  private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii");

  private ContentTypeHeader() {}

  /**
   * Whether a body of that type and encoding may be read.
   *
   * @throws InvalidRequest naming the header when it is no media type
   */
  static boolean isReadable(String value) {
    Matcher type = TYPE.matcher(value.strip());
    if (!type.matches()) {
      throw new InvalidRequest(
          new FieldError(
              HttpHeaders.CONTENT_TYPE, "must be a media type, such as application/json"));
    }
    return !type.group(1).equals("*") && !type.group(2).equals("*") && isUtf8(type.group(3));
  }

  private static boolean isUtf8(String parameters) {
    return MediaTypeParameters.value(parameters, "charset")
        .map(charset -> UTF_8.contains(charset.toLowerCase(Locale.ROOT)))
        .orElse(true);
  }
}
