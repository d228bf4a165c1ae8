package org.headgate.pool.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.regex.Pattern;
import org.headgate.http.web.RoutePath;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.service.admission.RequestSources;
import org.headgate.pool.service.admission.WorkPriority;

/**
 * The route of a request, which decides how it is admitted.
 *
 * @param path as {@link RoutePath} gives it
 */
record AdmissionRoute(String path) {

  private static final Pattern OPERATORS =
      Pattern.compile(
          "/api/v1/admin/(?:pools|database|diagnosis|self-test|history|incidents|alerts)(?:/.*)?");
  private static final Pattern LOG_INS =
      Pattern.compile("/api/v1/auth/(?:login|mfa|refresh|passkey/(?:options|verify))");
  private static final String AUTHENTICATION = "/api/v1/auth/";

  static AdmissionRoute of(HttpServletRequest request) {
    return new AdmissionRoute(RoutePath.of(request));
  }

  /** With whom a request takes turns. */
  static RequestSource source(RequestSources sources, HttpServletRequest request) {
    return sources.of(
        request.getRemoteAddr(), header -> Collections.list(request.getHeaders(header)));
  }

  /** Whether the route takes its connections from the operator lane, and needs no permit. */
  boolean isForOperators() {
    return OPERATORS.matcher(path).matches();
  }

  /** Whether it may be processed without a permit, for administrators and operators. */
  boolean isLogIn() {
    return LOG_INS.matcher(path).matches();
  }

  WorkPriority workPriority() {
    return path.startsWith(AUTHENTICATION) ? WorkPriority.AUTHENTICATION : WorkPriority.USERS;
  }
}
