package org.headgate.authentication.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.headgate.authentication.service.HashingOverloadPolicy;
import org.headgate.common.problem.HeadgateException;
import org.headgate.http.web.RoutePath;
import org.headgate.pool.service.admission.RequestSource;
import org.headgate.pool.service.admission.RequestSources;
import org.headgate.pool.web.DelayedRefusal;
import org.headgate.pool.web.RequestAdmissionFilter;

/**
 * Refuses log-ins that cannot be hashed in time, before they take a permit, a thread or a
 * connection. A refusal is cheap enough not to slow down hashing. A log-in that has to wait for its
 * hash does so before it is processed, since it would be processed twice otherwise.
 */
public class HashingOverloadFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String CHECKED = HashingOverloadFilter.class.getName();
  private static final String LOG_IN = "/api/v1/auth/login";
  private static final Set<String> HASHING =
      Set.of(
          LOG_IN,
          "/api/v1/auth/signup",
          "/api/v1/auth/invitations/accept",
          "/api/v1/auth/password/reset");

  @Inject transient HashingOverloadPolicy overloadPolicy;
  @Inject transient DelayedRefusal refusals;
  @Inject transient RequestSources sources;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<HeadgateException> refusal = isNew(request) ? refusal(request) : Optional.empty();
    if (refusal.isPresent()) {
      refusals.refuse(refusal.get(), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private Optional<HeadgateException> refusal(HttpServletRequest request) throws IOException {
    request.setAttribute(CHECKED, true);
    byte[] body = request.getInputStream().readAllBytes();
    Optional<HeadgateException> refusal = overloadPolicy.refusal(body, source(request));
    if (refusal.isEmpty() && RoutePath.of(request).equals(LOG_IN)) {
      overloadPolicy
          .awaited(body)
          .ifPresent(bulkhead -> RequestAdmissionFilter.awaitPlaceFirst(request, bulkhead));
    }
    return refusal;
  }

  private RequestSource source(HttpServletRequest request) {
    return sources.of(
        request.getRemoteAddr(), header -> Collections.list(request.getHeaders(header)));
  }

  /** Whether it is a log-in; one that waited for a permit passes this filter again. */
  private static boolean isNew(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && HASHING.contains(RoutePath.of(request))
        && request.getAttribute(CHECKED) == null;
  }
}
