package org.headgate.http.web;

import java.util.Set;

/**
 * The route under which a request is measured that was refused before its resource was known, as
 * during an overload: one for all but log-ins, so that the error budgets count it and invented
 * paths create no series.
 */
final class RefusedRoute {

  private static final String ROOT = "/api/v1";
  private static final String ADMINISTRATION = "/admin";
  private static final Set<String> LOG_INS =
      Set.of("/auth/login", "/auth/otp/verify", "/auth/mfa", "/auth/passkey/verify");

  private RefusedRoute() {}

  /**
   * @param path as {@link RoutePath} gives it
   */
  static String of(String path) {
    String route = path.startsWith(ROOT + "/") ? path.substring(ROOT.length()) : path;
    if (LOG_INS.contains(route)) {
      return route;
    }
    boolean isAdministration =
        route.equals(ADMINISTRATION) || route.startsWith(ADMINISTRATION + "/");
    return isAdministration ? ADMINISTRATION + "/*" : "/*";
  }
}
