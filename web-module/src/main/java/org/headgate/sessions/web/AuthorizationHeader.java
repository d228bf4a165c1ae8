package org.headgate.sessions.web;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the {@code Authorization} header (RFC 9110, 11.1 and 11.6.2; RFC 6750, 2.1). It is the
 * only parser, so that no two parts of the server see different callers in one request.
 */
public final class AuthorizationHeader {

  private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");

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
    Matcher header = BEARER.matcher(values.get(0).strip());
    return header.matches() ? Optional.of(header.group(1)) : Optional.empty();
  }
}
