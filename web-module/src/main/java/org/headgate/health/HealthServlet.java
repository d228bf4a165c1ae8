package org.headgate.health;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headgate.HeadgateSettings;
import org.headgate.accounts.service.TokenVerifier;
import org.headgate.identity.Role;
import org.headgate.json.Json;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.PoolView;
import org.headgate.pool.service.PoolReport;
import org.headgate.security.AuthorizationHeader;
import org.headgate.settings.HealthDetails;

/**
 * The reports of the ancestors. Requests for {@code /health/detailed} and {@code /health/db-pool}
 * come here by way of a web module of their own, since MicroProfile Health answers for everything
 * else under {@code /health}.
 */
@WebServlet({HealthServlet.DETAILED, HealthServlet.POOLS})
public class HealthServlet extends HttpServlet {

  static final String DETAILED = "/internal/health/detailed";
  static final String POOLS = "/internal/health/db-pool";

  private static final long serialVersionUID = 1L;
  private static final List<DatabaseName> REPORTED =
      List.of(DatabaseName.PLATFORM, DatabaseName.USERDATA);

  @Inject transient PoolReport pools;
  @Inject transient HeadgateSettings settings;
  @Inject transient DetailedHealthReport detailed;
  @Inject transient TokenVerifier tokens;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().equals(POOLS)) {
      write(response, HttpServletResponse.SC_OK, poolHealth());
    } else {
      DetailedHealth report =
          seesDetails(request) ? detailed.report() : detailed.report().summary();
      write(
          response,
          report.success() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          report);
    }
  }

  private boolean seesDetails(HttpServletRequest request) {
    return settings.server().healthDetails() == HealthDetails.ALWAYS
        || AuthorizationHeader.bearerToken(
                Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)))
            .flatMap(tokens::verify)
            .map(tokens::rolesInForce)
            .filter(roles -> roles.stream().anyMatch(role -> role != Role.USER))
            .isPresent();
  }

  private PoolHealth poolHealth() {
    Map<String, PoolHealth> each = new LinkedHashMap<>();
    REPORTED.stream()
        .map(pools::view)
        .forEach(view -> each.put(view.name(), figures(view, Map.of())));
    return figures(pools.view(DatabaseName.PLATFORM), each);
  }

  private static PoolHealth figures(PoolView view, Map<String, PoolHealth> each) {
    PoolView.Statistics now = view.statistics();
    return new PoolHealth(
        view.settings().poolSize().value(),
        now.idle(),
        now.inUse(),
        now.overflow(),
        now.invalid(),
        each);
  }

  private static void write(HttpServletResponse response, int status, Object body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.getOutputStream().write(Json.strict().writeValueAsBytes(body));
  }
}
