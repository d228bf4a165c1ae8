package org.headgate.sessions.web;

import java.util.List;
import java.util.Optional;

/**
 * Parses the {@code Authorization} header (RFC 9110, 11.1 and 11.6.2; RFC 6750, 2.1). It is the
 * only parser, so that no two parts of the server see different callers in one request.
 */
public final class AuthorizationHeader {

  private static final String BEARER = "Bearer ";

  private AuthorizationHeader() {}

  /**
   * The bearer token of a request.
   *
   * @param values one for each header of that name, in their order
   * @return empty when none was sent, for another scheme, for a token without a scheme, and for
   *     repeated headers
   */
  public static Optional<String> bearerToken(List<String> values) {
    if (values.size() != 1) {
      return Optional.empty();
    }
    String header = values.get(0).strip();
    if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    int start = BEARER.length(); // More follows, because white space at the end was stripped.
    while (header.charAt(start) == ' ') {
      start++;
    }
    String token = header.substring(start);
    return isToken(token) ? Optional.of(token) : Optional.empty();
  }

  /**
   * Whether it is a {@code b64token}: at least one character, then any padding. A loop, because
   * each request has hundreds of them.
   */
  private static boolean isToken(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int index = 0; index < end; index++) {
      if (!isTokenCharacter(text.charAt(index))) {
        return false;
      }
    }
    return end > 0;
  }

  private static boolean isTokenCharacter(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || "-._~+/".indexOf(character) >= 0;
  }
}
