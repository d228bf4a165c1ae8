package org.headgate.http.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/**
 * The path of a request as JAX-RS matches it: without the parameters of its segments (RFC 3986,
 * 3.3) and without slashes at its end. Filters recognize by it the routes that they treat
 * differently, so that another spelling of a path meets no other filters. Some resources of
 * accounts have a shorter path too, which counts as their full one.
 */
public final class RoutePath {

  private static final String ADMINISTRATION = "/api/v1/admin";
  private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");
  private static final Pattern LAST_SLASHES = Pattern.compile("(?<=.)/+$");
  private static final Pattern SHORT =
      Pattern.compile("^(/api/v1/admin(?:;[^/]*)?)/(exports|imports|invitations)(?![^/;])");

  private RoutePath() {}

  public static String of(HttpServletRequest request) {
    return of(request.getRequestURI());
  }

  /**
   * @param uri the path as it was sent
   */
  static String of(String uri) {
    String plain = uri.indexOf(';') < 0 ? uri : PARAMETERS.matcher(uri).replaceAll("");
    return full(plain.endsWith("/") ? LAST_SLASHES.matcher(plain).replaceFirst("") : plain);
  }

  /** The full path of a resource: {@code /admin/users/imports} for {@code /admin/imports}. */
  static String full(String uri) {
    return uri.startsWith(ADMINISTRATION) ? SHORT.matcher(uri).replaceFirst("$1/users/$2") : uri;
  }
}
