package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInEndpointsTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /health, '', '', 0",
    "HEAD, /health/live, '', '', 0",
    "GET, /health/, '', '', 0",
    "GET, /health/ready, '', '', 0",
    "GET, /health/started, x=y, '', 0",
    "POST, /health/detailed, '', '', 405",
    "GET, /health/detailed, '', '', 0",
    "GET, /health/detailed/, '', '', 0",
    "GET, /health/db-pool/, '', '', 0",
    "GET, /health/detailed/x, '', '', 404",
    "HEAD, /health/db-pool/..%2f, '', '', 404",
    "GET, /health, a=%zz, '', 400",
    "GET, /health/db-pool, '', '', 0",
    "GET, /health/nothing, '', '', 404",
    "GET, //health/nothing, '', '', 404",
    "GET, /health/live/x, '', '', 404",
    "POST, /health, '', '', 405",
    "OPTIONS, /health/live, '', '', 405",
    "GET, /metrics, '', '', 0",
    "GET, /metrics, '', text/plain, 0",
    "GET, /metrics, '', '*/*;q=0.1', 0",
    "GET, /metrics, '', application/openmetrics-text;version=1.0.0, 0",
    "GET, /metrics, '', image/png, 406",
    "GET, /metrics, scope=vendor, '', 0",
    "GET, /metrics, scope=nothing, '', 404",
    "GET, /metrics, scope=base&scope=nothing, '', 404",
    "GET, /metrics, %73cope=nothing, '', 404",
    "GET, /metrics, scope=%62ase, '', 0",
    "GET, /metrics, name=nothing, '', 404",
    "GET, /metrics, scope=base&%6eame=, '', 404",
    "GET, /metrics, %zz, '', 400",
    "GET, /metrics, a=%ff, '', 400",
    "GET, /metrics, a=%c3%bc+%, '', 400",
    "GET, /metrics, a=%c3%bc, '', 0",
    "GET, /metrics/x, '', '', 404",
    "HEAD, /metrics, '', '', 0",
    "HEAD, /metrics, '', image/png, 406",
    "HEAD, /metrics/x, '', '', 404",
    "GET, /metrics, '', '*/*;q=0', 406",
    "GET, /metrics, '', 'text/plain; q=0.000, image/png', 406",
    "GET, /metrics, '', 'image/png;x=text/plain', 406",
    "GET, /metrics, '', 'text/html,*/*;q=0.1', 0",
    "GET, /metrics, '', ' ', 406",
    "POST, /metrics, '', '', 405",
    "GET, /openapi, '', '', 0",
    "GET, /openapi/ui/index.html, '', '', 0",
    "GET, /openapi/ui, '', '', 0",
    "GET, /openapi/ui/, '', '', 0",
    "GET, /openapi/ui/favicon-16x16.png, '', '', 0",
    "GET, /openapi/ui/css/custom-header.css, '', '', 0",
    "GET, /openapi/ui/liberty-swagger-ui-b8235ff6458a3afa1d43.css, '', '', 0",
    "GET, /openapi/ui/liberty-swagger-ui-bundle-f1c1a2ed6d02e7f4ddc4.js, '', '', 0",
    "GET, /openapi/ui/nothing.js, '', '', 404",
    "GET, /openapi/ui/.., '', '', 404",
    "GET, /openapi/ui/%2f, '', '', 404",
    "GET, /openapi/ui/%5c, '', '', 404",
    "GET, /openapi/ui/../../ibm/api, '', '', 404",
    "GET, /openapi, %zz, '', 400",
    "GET, /openapi, format=JSON, '', 0",
    "GET, /ibm/api, '', '', 404",
    "POST, /ibm/api/, '', '', 404",
    "GET, /ibm/api/docs, '', '', 404",
    "GET, /ibm/api;x, '', '', 404",
    "GET, //ibm//api/x, '', '', 404",
    "GET, /ibm, '', '', 0",
    "GET, /%69bm/api/docs, '', '', 404",
    "GET, /%68ealth/nothing, '', '', 404",
    "GET, /health;x/nothing, '', '', 404",
    "GET, /console/../metrics, '', '', 404",
    "GET, /api/v1/./whoami, '', '', 0",
    "GET, /api/v1/whoami, '', '', 0",
    "GET, /api//health/nothing, '', '', 0",
    "GET, /api/../health/nothing, '', '', 404",
    "GET, /api/%2e%2e/ibm/api, '', '', 404",
    "GET, /api/;x/../../ibm/api, '', '', 404",
    "GET, /openapi/x, '', '', 404",
    "PUT, /openapi, '', '', 405",
    "POST, /healthy, '', '', 0",
    "POST, /api/v1/health, '', '', 0",
  })
  void onlyKnownRequestsReachTheBuiltInPages(
      String method, String path, String query, String accept, int status) {
    Optional<Refusal> refusal =
        BuiltInEndpoints.refusal(
            method, path, query, name -> Optional.of(accept).filter(value -> !value.isEmpty()));

    assertThat(refusal.map(Refusal::status).orElse(0)).isEqualTo(status);
  }

  /** The point of an expression stands for no line terminator, and U+0085 may be in a path. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/metrics;\u00c2\u0085",
        "/openapi/ui/\u00c2\u0085",
        "/health/\u00c2\u0085",
        "/ibm/api;\u00c2\u0085",
        "/ibm/api/\u00c2\u0085",
        "/ibm/api;\u00c2\u0085/docs",
        "/%69bm/api/%c2%85",
        "/%6detrics/%e2%80%a8"
      })
  void lineTerminatorHidesNoPage(String path) {
    assertThat(new RequestPath(path).refusal()).isEmpty();

    assertThat(BuiltInEndpoints.refusal("GET", path, "", name -> Optional.empty()))
        .map(Refusal::status)
        .contains(404);
  }

  @ParameterizedTest
  @CsvSource({
    "HEAD, /metrics, true",
    "HEAD, //metrics/, true",
    "GET, /metrics, false",
    "HEAD, /health, false",
    "HEAD, /api/v1/metrics, false",
  })
  void headOfMetricsIsRecognized(String method, String path, boolean isAnswered) {
    assertThat(BuiltInEndpoints.isHeadOfMetrics(method, path)).isEqualTo(isAnswered);
  }

  @ParameterizedTest
  @CsvSource({
    "/metrics, metrics",
    "//metrics/, metrics",
    "/openapi, openapi",
    "/openapi/ui/index.html, openapi",
    "/health/ready, ''",
    "/healthy, ''",
    "/api/v1/metrics, ''",
    "/console/, ''",
  })
  void documentsAreRecognized(String path, String document) {
    assertThat(BuiltInEndpoints.document(path).orElse("")).isEqualTo(document);
  }
}
