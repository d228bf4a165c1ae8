package org.headgate.http.web;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.InvalidRequestException;

/**
 * The Content-Type of a request (RFC 9110, 8.3). JAX-RS matches the type; this class refuses
 * invalid types, and JSON in an encoding that is not ASCII-compatible. JSON is always read as UTF-8
 * (RFC 8259, 8.1): a header with ISO-8859-1, which some clients add by habit, is accepted, and the
 * reader refuses bytes that are no UTF-8.
 */
final class ContentTypeHeader {

  private static final Pattern TYPE =
      Pattern.compile(
          "(%1$s)/(%1$s)((?:%2$s)*+)"
              .formatted(MediaTypeParameters.TOKEN, MediaTypeParameters.SYNTAX));
  private static final Set<String> READ_AS_UTF_8 =
      Set.of("utf-8", "utf8", "us-ascii", "iso-8859-1");

  private ContentTypeHeader() {}

  /**
   * Whether a body with this type and encoding can be read.
   *
   * @throws InvalidRequestException naming the header when it is no media type
   */
  static boolean isReadable(String value) {
    Matcher type = parsed(value);
    return !type.group(1).equals("*") && !type.group(2).equals("*") && isReadAsUtf8(type.group(3));
  }

  /**
   * Type and subtype in lower case, without parameters.
   *
   * @throws InvalidRequestException naming the header when it is no media type
   */
  static String typeOf(String value) {
    Matcher type = parsed(value);
    return (type.group(1) + "/" + type.group(2)).toLowerCase(Locale.ROOT);
  }

  private static Matcher parsed(String value) {
    Matcher type = TYPE.matcher(value.strip());
    if (!type.matches()) {
      throw new InvalidRequestException(
          new FieldError(
              HttpHeaders.CONTENT_TYPE, "must be a media type, such as application/json"));
    }
    return type;
  }

  private static boolean isReadAsUtf8(String parameters) {
    return MediaTypeParameters.value(parameters, "charset")
        .map(charset -> READ_AS_UTF_8.contains(charset.toLowerCase(Locale.ROOT)))
        .orElse(true);
  }
}
