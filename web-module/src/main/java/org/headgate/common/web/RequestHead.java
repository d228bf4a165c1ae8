package org.headgate.common.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.headgate.common.problem.FieldError;
import org.headgate.common.problem.ProblemType;

/**
 * Method, target and header fields of a request. Checks that it is a valid HTTP request (RFC 9110,
 * RFC 9112, RFC 3986), so that later code meets no other frame.
 */
record RequestHead(HttpServletRequest request) {

  /** The methods of the API; others have no meaning here. */
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** The minimum that RFC 9110, 4.1 requires of servers. */
  static final int MAX_TARGET_LENGTH = 8_000;

  /** The size of all header fields together. */
  static final int MAX_HEADER_BYTES = 32 * 1024;

  /** The number of header fields in a request. */
  static final int MAX_FIELDS = 100;

  private static final List<String> READING_METHODS = List.of("GET", "HEAD", "OPTIONS");
  private static final Pattern READ_ONLY = Pattern.compile("/(?:console|\\.well-known)(?:[/;].*)?");
  private static final Pattern PATH =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*+");

  /** Bytes beyond ASCII, one character each, may come unescaped; {@link #isText} checks them. */
  private static final Pattern QUERY =
      Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?\\[\\]-]|[\\x80-\\xFF]|%[0-9A-Fa-f]{2})*+");

  private static final Pattern AUTHORITY =
      Pattern.compile("(?:[A-Za-z0-9._~-]+|\\[[0-9A-Fa-f:.]+])(?::[0-9]{0,5})?");
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");
  private static final List<String> SINGLE =
      List.of(
          HttpHeaders.CONTENT_TYPE,
          HttpHeaders.CONTENT_ENCODING,
          "Idempotency-Key",
          "Device-Token",
          HttpHeaders.LAST_EVENT_ID_HEADER);
  private static final String TRANSFER_ENCODING = "Transfer-Encoding";
  private static final String CONTENT_RANGE = "Content-Range";
  private static final char BEYOND_ASCII = 0x80;

  /**
   * Why a request is refused.
   *
   * @param detail safe to show to the caller
   * @param allow the allowed methods, where the method is the reason
   * @param errors the part of the request that is not valid, for that type
   */
  record Refusal(ProblemType type, String detail, Optional<String> allow, List<FieldError> errors) {

    private Refusal(ProblemType type, String detail) {
      this(type, detail, Optional.empty(), List.of());
    }

    private static Refusal invalid(String part, String message) {
      return new Refusal(
          ProblemType.INVALID_REQUEST,
          part + " " + message,
          Optional.empty(),
          List.of(new FieldError(part, message)));
    }
  }

  /** Empty when the request is passed to a resource. */
  Optional<Refusal> refusal() {
    return method()
        .or(this::target)
        .or(this::size)
        .or(this::host)
        .or(this::body)
        .or(this::part)
        .or(this::repeated);
  }

  private Optional<Refusal> method() {
    List<String> allowed = isReadOnly(request.getRequestURI()) ? READING_METHODS : METHODS;
    if (allowed.contains(request.getMethod())) {
      return Optional.empty();
    }
    String names = String.join(", ", allowed);
    return Optional.of(
        new Refusal(
            ProblemType.METHOD_NOT_ALLOWED,
            "Allowed methods: " + names,
            Optional.of(names),
            List.of()));
  }

  /** Most requests are for the API, and need not be compared. */
  private static boolean isReadOnly(String path) {
    return !path.startsWith("/api/") && READ_ONLY.matcher(path).matches();
  }

  private Optional<Refusal> target() {
    String path = request.getRequestURI();
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    if (path.length() + query.length() > MAX_TARGET_LENGTH) {
      return Optional.of(
          new Refusal(
              ProblemType.URI_TOO_LONG,
              "A request target may have " + MAX_TARGET_LENGTH + " characters at most"));
    }
    if (!PATH.matcher(path).matches() || !isText(path)) {
      return Optional.of(Refusal.invalid("path", "must be a path of a URI (RFC 3986)"));
    }
    if (!QUERY.matcher(query).matches() || !isText(query)) {
      return Optional.of(Refusal.invalid("query", "must be a query of a URI (RFC 3986)"));
    }
    return Optional.empty();
  }

  private Optional<Refusal> size() {
    int fields = 0;
    int size = 0;
    for (String name : Collections.list(request.getHeaderNames())) {
      for (String value : Collections.list(request.getHeaders(name))) {
        fields++;
        size += name.length() + value.length();
      }
    }
    return size > MAX_HEADER_BYTES || fields > MAX_FIELDS
        ? Optional.of(
            new Refusal(
                ProblemType.HEADER_FIELDS_TOO_LARGE,
                "A request may have at most %s header fields, with %s bytes in total"
                    .formatted(MAX_FIELDS, MAX_HEADER_BYTES)))
        : Optional.empty();
  }

  private Optional<Refusal> host() {
    List<String> hosts = values(HttpHeaders.HOST);
    boolean isRight =
        hosts.isEmpty()
            ? !request.getProtocol().equals("HTTP/1.1")
            : hosts.size() == 1 && AUTHORITY.matcher(hosts.get(0)).matches();
    return isRight
        ? Optional.empty()
        : Optional.of(
            Refusal.invalid(
                HttpHeaders.HOST, "must be sent once, with a host and optionally a port"));
  }

  /**
   * Refuses ambiguous body lengths, which allow request smuggling. HTTP/1.0 has no chunks (RFC
   * 9112, 6.1).
   */
  private Optional<Refusal> body() {
    List<String> lengths = values(HttpHeaders.CONTENT_LENGTH);
    List<String> codings = values(TRANSFER_ENCODING);
    boolean isLengthRight =
        lengths.isEmpty() || (lengths.size() == 1 && LENGTH.matcher(lengths.get(0)).matches());
    boolean isCodingRight =
        codings.isEmpty()
            || (codings.size() == 1
                && codings.get(0).equalsIgnoreCase("chunked")
                && lengths.isEmpty()
                && !request.getProtocol().equals("HTTP/1.0"));
    return isLengthRight && isCodingRight
        ? Optional.empty()
        : Optional.of(
            Refusal.invalid(
                HttpHeaders.CONTENT_LENGTH,
                "must be one number, and must be omitted with Transfer-Encoding: chunked"));
  }

  /** A part would replace the whole (RFC 9110, 14.5). */
  private Optional<Refusal> part() {
    return request.getMethod().equals("PUT") && request.getHeader(CONTENT_RANGE) != null
        ? Optional.of(
            Refusal.invalid(CONTENT_RANGE, "must be omitted: PUT replaces the whole resource"))
        : Optional.empty();
  }

  private Optional<Refusal> repeated() {
    for (String name : SINGLE) {
      if (values(name).size() > 1) {
        return Optional.of(Refusal.invalid(name, "must not be sent more than once"));
      }
    }
    return Optional.empty();
  }

  private List<String> values(String name) {
    return request.getHeader(name) == null ? List.of() : Collections.list(request.getHeaders(name));
  }

  private static boolean isUnescapedAscii(String text) {
    for (int index = 0; index < text.length(); index++) {
      if (text.charAt(index) == '%' || text.charAt(index) >= BEYOND_ASCII) {
        return false;
      }
    }
    return true;
  }

  /** Whether a well-formed URI part, with bytes for its escapes, is UTF-8. */
  private static boolean isText(String escaped) {
    if (isUnescapedAscii(escaped)) {
      return true;
    }
    byte[] bytes = new byte[escaped.length()];
    int length = 0;
    for (int index = 0; index < escaped.length(); index++) {
      if (escaped.charAt(index) == '%') {
        bytes[length++] = (byte) Integer.parseInt(escaped, index + 1, index + 3, 16);
        index += 2;
      } else {
        bytes[length++] = (byte) escaped.charAt(index);
      }
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
