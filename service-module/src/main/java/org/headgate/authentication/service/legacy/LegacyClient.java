package org.headgate.authentication.service.legacy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.Timeout;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.tracing.SpanName;
import org.headgate.config.settings.LegacySettings;
import org.headgate.scheduling.service.webhook.OutgoingHttp;
import org.headgate.scheduling.service.webhook.WebhookMessage;

/** Sends one verification request to the legacy system, with a limit of three seconds. */
final class LegacyClient implements AutoCloseable {

  /** The limit of a whole request. */
  static final Duration LIMIT = Duration.ofSeconds(3);

  private static final SpanName ASK =
      SpanName.call("legacy verification").with("http.request.method", "POST");
  private static final int MAX_RESPONSE_BYTES = 65_536;
  private static final int OK = 200;
  private static final int CLIENT_ERROR = 400;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;

  private final ScheduledExecutorService timer;
  private final CloseableHttpClient client;

  LegacyClient(ScheduledExecutorService timer) {
    this.timer = timer;
    Timeout limit = Timeout.of(LIMIT);
    client =
        OutgoingHttp.clients(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnTotal(LegacySettings.MAX_CONCURRENT)
                    .setMaxConnPerRoute(LegacySettings.MAX_CONCURRENT)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(limit)
                            .setSocketTimeout(limit)
                            .build())
                    .build(),
                limit,
                limit)
            .build();
  }

  /**
   * @return empty when the answer is no
   * @throws LegacyUnavailableException when there is none, or none in time
   */
  Optional<LegacyAccount> send(WebhookMessage message) {
    HttpPost request = new HttpPost(message.url());
    message.headers().forEach(request::setHeader);
    request.setEntity(new StringEntity(message.body(), ContentType.APPLICATION_JSON));
    try {
      return OutgoingHttp.within(
          LIMIT, timer, ASK, request, () -> client.execute(request, LegacyClient::person));
    } catch (IOException failure) {
      throw new LegacyUnavailableException("no answer: " + failure.getMessage(), failure);
    }
  }

  private static Optional<LegacyAccount> person(ClassicHttpResponse response) throws IOException {
    int status = response.getCode();
    if (status == OK) {
      return Optional.of(LegacyAccount.of(object(response.getEntity())));
    }
    if (status >= CLIENT_ERROR
        && status < SERVER_ERROR
        && status != REQUEST_TIMEOUT
        && status != TOO_MANY_REQUESTS) {
      return Optional.empty();
    }
    throw new LegacyUnavailableException("the answer was " + status);
  }

  private static JsonNode object(HttpEntity entity) throws IOException {
    if (entity == null) {
      throw new LegacyUnavailableException("the answer was 200 without a body");
    }
    byte[] body;
    try (InputStream content = entity.getContent()) {
      body = content.readNBytes(MAX_RESPONSE_BYTES);
    }
    JsonNode answer = JsonMappers.lenient().readTree(body);
    if (!answer.isObject()) {
      throw new LegacyUnavailableException("the answer was 200 and no JSON object");
    }
    return answer;
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
