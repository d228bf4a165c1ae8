package org.headgate.health.web;

import com.fasterxml.jackson.annotation.JsonInclude;
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
import org.headgate.common.identity.Role;
import org.headgate.common.json.JsonMappers;
import org.headgate.config.HeadgateSettings;
import org.headgate.config.database.PoolName;
import org.headgate.config.settings.ServerSettings.HealthDetails;
import org.headgate.pool.api.PoolView;
import org.headgate.pool.service.events.DatabaseStatus;
import org.headgate.pool.service.inspection.PoolReporter;
import org.headgate.pool.service.monitoring.DatabaseMonitor;
import org.headgate.sessions.service.AccessTokenVerifier;
import org.headgate.sessions.web.AuthorizationHeader;

/**
 * Serves {@code /health/detailed} and {@code /health/db-pool} in the form of earlier applications.
 * Requests arrive through a web module of their own, since MicroProfile Health answers everything
 * else under {@code /health}.
 */
@WebServlet({CompatibilityHealthServlet.DETAILED, CompatibilityHealthServlet.POOLS})
public class CompatibilityHealthServlet extends HttpServlet {

  static final String DETAILED = "/internal/health/detailed";
  static final String POOLS = "/internal/health/db-pool";

  private static final long serialVersionUID = 1L;

  private static final double NANOS_PER_MILLI = 1e6;

  /** The databases are probed each second. */
  private static final String NEXT_PROBE_SECONDS = "1";

  private static final List<PoolName> REPORTED = List.of(PoolName.PLATFORM, PoolName.USERDATA);

  @Inject transient PoolReporter pools;
  @Inject transient HeadgateSettings settings;
  @Inject transient DatabaseMonitor databaseMonitor;
  @Inject transient AccessTokenVerifier tokens;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getServletPath().equals(POOLS)) {
      write(response, HttpServletResponse.SC_OK, poolHealth());
    } else {
      DetailedHealth report = detailedHealth();
      write(
          response,
          report.success() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE,
          seesDetails(request) ? report : report.summary());
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

  private DetailedHealth detailedHealth() {
    Map<String, DetailedHealth.DatabaseCheck> checks = new LinkedHashMap<>();
    checks.put("database", check(PoolName.PLATFORM));
    checks.put("userdata", check(PoolName.USERDATA));
    boolean healthy = checks.values().stream().allMatch(DetailedHealth.DatabaseCheck::healthy);
    return new DetailedHealth(healthy, healthy ? "healthy" : "unhealthy", checks);
  }

  /** From the monitor's last result; no database is asked. */
  private DetailedHealth.DatabaseCheck check(PoolName database) {
    PoolView view = pools.view(database);
    DatabaseStatus status = databaseMonitor.status(database);
    return new DetailedHealth.DatabaseCheck(
        status.isUp(),
        status.responseTime().toNanos() / NANOS_PER_MILLI,
        view.settings().poolSize().value(),
        view.statistics().inUse());
  }

  private PoolHealth poolHealth() {
    Map<String, PoolHealth> byName = new LinkedHashMap<>();
    REPORTED.stream()
        .map(pools::view)
        .forEach(view -> byName.put(view.name(), figures(view, Map.of())));
    return figures(pools.view(PoolName.PLATFORM), byName);
  }

  private static PoolHealth figures(PoolView view, Map<String, PoolHealth> byName) {
    PoolView.Statistics now = view.statistics();
    return new PoolHealth(
        view.settings().poolSize().value(),
        now.idle(),
        now.inUse(),
        now.overflow(),
        now.invalid(),
        byName);
  }

  private static void write(HttpServletResponse response, int status, Object body)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setHeader(HttpHeaders.RETRY_AFTER, NEXT_PROBE_SECONDS);
    }
    response.getOutputStream().write(JsonMappers.strict().writeValueAsBytes(body));
  }

  /**
   * The detailed health report in the form of an earlier application, for {@code curl -f} in
   * deployments.
   *
   * @param status {@code healthy} or {@code unhealthy}
   * @param checks one for each database, left out for callers who may not see details
   */
  public record DetailedHealth(
      boolean success,
      String status,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, DatabaseCheck> checks) {

    public DetailedHealth {
      checks = Map.copyOf(checks);
    }

    /** The status without the checks. */
    public DetailedHealth summary() {
      return new DetailedHealth(success, status, Map.of());
    }

    /**
     * The check of one database.
     *
     * @param responseTimeMs how long the last probe took
     */
    public record DatabaseCheck(
        boolean healthy, double responseTimeMs, long poolSize, long poolCheckedOut) {}
  }

  /**
   * The pool report in the form of an earlier application. The top-level figures are the platform
   * pool's.
   *
   * @param invalid connections that broke or were discarded as broken since the start
   * @param pools the same figures for each business pool; left out inside one
   */
  public record PoolHealth(
      long poolSize,
      long checkedIn,
      long checkedOut,
      long overflow,
      long invalid,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, PoolHealth> pools) {

    public PoolHealth {
      pools = Map.copyOf(pools);
    }
  }
}
