package org.headgate.liberty.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerPagesTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /health, '', '', 0",
    "HEAD, /health/live, '', '', 0",
    "GET, /health/, '', '', 0",
    "GET, /health/ready, '', '', 0",
    "GET, /health/started, x=y, '', 0",
    "POST, /health/detailed, '', '', 405",
    "GET, /health/detailed/x, '', '', 0",
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
    "GET, /metrics/x, '', '', 404",
    "POST, /metrics, '', '', 405",
    "GET, /openapi, '', '', 0",
    "GET, /openapi/ui/index.html, '', '', 0",
    "GET, /openapi/x, '', '', 404",
    "PUT, /openapi, '', '', 405",
    "POST, /healthy, '', '', 0",
    "POST, /api/v1/health, '', '', 0",
  })
  void onlyWhatThePagesKnowReachesThem(
      String method, String path, String query, String accept, int status) {
    Optional<Refusal> refusal =
        ServerPages.refusal(
            method, path, query, name -> Optional.of(accept).filter(value -> !value.isEmpty()));

    assertThat(refusal.map(Refusal::status).orElse(0)).isEqualTo(status);
  }
}
