package org.headgate.oauth.web;

import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headgate.oauth.api.OAuthErrorCode;
import org.headgate.oauth.api.OAuthException;
import org.headgate.oauth.service.ClientCredentials;

/**
 * The form of an OAuth request (RFC 6749, 3.2): a member without a value counts as left out, and
 * none may occur twice.
 *
 * @param authorization values of the header, which may contain the credentials
 */
record OAuthForm(MultivaluedMap<String, String> members, List<String> authorization) {

  /** Others are ignored, and may be lists: resource (RFC 8707) is one. */
  private static final List<String> KNOWN =
      List.of("grant_type", "scope", "client_id", "client_secret", "token", "token_type_hint");

  private static final Pattern BASIC = Pattern.compile("(?i:basic) +([A-Za-z0-9+/]+=*)");

  /**
   * @throws OAuthException invalid_request when a parameter of OAuth is repeated, also one that
   *     this endpoint does not use
   */
  static OAuthForm of(MultivaluedMap<String, String> members, List<String> authorization) {
    OAuthForm form = new OAuthForm(members, authorization);
    KNOWN.forEach(form::find);
    return form;
  }

  /**
   * @throws OAuthException invalid_request when it comes twice
   */
  Optional<String> find(String name) {
    List<String> values = members == null ? List.of() : members.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw invalid("The parameter " + name + " is repeated");
    }
    return values.stream().filter(value -> !value.isEmpty()).findFirst();
  }

  /**
   * @throws OAuthException invalid_request when it is left out, or comes twice
   */
  String require(String name) {
    return find(name).orElseThrow(() -> invalid("The parameter " + name + " is missing"));
  }

  /**
   * The client's credentials, from the header or the form (RFC 6749, 2.3.1).
   *
   * @return empty when there are none, or the header is none of HTTP Basic
   * @throws OAuthException invalid_request when they stand in both
   */
  Optional<ClientCredentials> credentials() {
    Optional<String> secret = find("client_secret");
    if (authorization.isEmpty()) {
      return find("client_id")
          .flatMap(client -> secret.map(own -> new ClientCredentials(client, own)));
    }
    if (secret.isPresent()) {
      throw invalid("Send the credentials in the header or in the form, not in both");
    }
    Optional<ClientCredentials> sent =
        authorization.size() == 1 ? basic(authorization.get(0).strip()) : Optional.empty();
    Optional<String> named = find("client_id");
    return sent.filter(
        credentials -> named.isEmpty() || named.get().equals(credentials.clientId()));
  }

  private static Optional<ClientCredentials> basic(String header) {
    Matcher basic = BASIC.matcher(header);
    if (!basic.matches()) {
      return Optional.empty();
    }
    try {
      String pair = new String(Base64.getDecoder().decode(basic.group(1)), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new ClientCredentials(
                  decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** User and password are form-encoded (RFC 6749, 2.3.1). */
  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static OAuthException invalid(String description) {
    return new OAuthException(OAuthErrorCode.INVALID_REQUEST, description);
  }
}
