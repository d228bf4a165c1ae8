package org.headgate.scheduling.service.webhook;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.util.Timeout;
import org.headgate.common.tracing.OpenSpan;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;

/**
 * The common behaviour of requests to other servers: no redirects, no cookies, no automatic
 * retries, a new connection each time, and a total time limit whatever the other side does.
 */
public final class OutgoingHttp {

  private OutgoingHttp() {}

  /** An exchange that may be aborted at any moment. */
  @FunctionalInterface
  public interface Exchange<T> {
    T run() throws IOException;
  }

  /**
   * @param connect longest wait for a connection
   * @param silence longest time without data
   */
  public static HttpClientBuilder clients(
      HttpClientConnectionManager connections, Timeout connect, Timeout silence) {
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(connect)
                .setResponseTimeout(silence)
                .build())
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setUserAgent("Headgate")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching();
  }

  /**
   * Runs an exchange in its own span, and aborts it when its time is over.
   *
   * @param limit for the whole of it
   * @throws IOException when there is no answer, none in time, or one that is no HTTP: the client
   *     refuses a status such as 000 by an {@link IllegalArgumentException}, which would look like
   *     a fault of ours
   */
  public static <T> T within(
      Duration limit,
      ScheduledExecutorService timer,
      SpanName name,
      HttpPost request,
      Exchange<T> exchange)
      throws IOException {
    ScheduledFuture<?> alarm =
        timer.schedule(request::abort, limit.toMillis(), TimeUnit.MILLISECONDS);
    OpenSpan span = Spans.begin(name);
    try {
      Spans.traceparent().ifPresent(parent -> request.setHeader("traceparent", parent));
      return exchange.run();
    } catch (IllegalArgumentException e) {
      throw new IOException("the response cannot be read", e);
    } finally {
      span.close();
      alarm.cancel(false);
    }
  }
}
