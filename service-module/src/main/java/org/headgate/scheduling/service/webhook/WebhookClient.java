package org.headgate.scheduling.service.webhook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.headgate.common.text.SingleLineLogger;
import org.headgate.common.tracing.SpanName;
import org.headgate.common.tracing.Spans;
import org.headgate.config.WebhookUrl;

/**
 * Sends POSTs to URLs that users chose, without a proxy. It reads only the status and one header of
 * the response.
 */
final class WebhookClient implements AutoCloseable {

  private static final Logger LOG = SingleLineLogger.of(WebhookClient.class);
  private static final ContentType JSON = ContentType.create("application/json");
  private static final SpanName POST = SpanName.call("webhook").with("http.request.method", "POST");
  private static final Timeout CONNECT = Timeout.ofSeconds(5);
  private static final Timeout SILENCE = Timeout.ofSeconds(10);

  /** More than all callers send at once, so that no request waits for a connection. */
  private static final int MAX_AT_ONCE = 320;

  private static final int MAX_LINE_LENGTH = 8192;
  private static final int MAX_HEADERS = 100;

  private final CloseableHttpClient client;
  private final ScheduledExecutorService timer;
  private final Duration limit;

  /**
   * @param names decides which addresses it may connect to
   * @param limit for the whole of one request
   */
  WebhookClient(DnsResolver names, ScheduledExecutorService timer, Duration limit) {
    this.timer = timer;
    this.limit = limit;
    client =
        OutgoingHttp.clients(connections(names), CONNECT, SILENCE)
            .disableContentCompression()
            .disableDefaultUserAgent()
            .build();
  }

  private static HttpClientConnectionManager connections(DnsResolver names) {
    return new Connections()
        .setConnectionFactory(
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxLineLength(MAX_LINE_LENGTH)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .build())
        .setDnsResolver(names)
        .setMaxConnTotal(MAX_AT_ONCE)
        .setMaxConnPerRoute(MAX_AT_ONCE)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(SILENCE).build())
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(SILENCE).build())
        .build();
  }

  /**
   * The response.
   *
   * @param retryAfter the header of that name
   */
  record Answer(int status, Optional<String> retryAfter) {}

  /**
   * @throws LocalNetworkException when no connection could be opened to any address, by a fault of
   *     this machine
   * @throws IOException when there is no answer, or none in time
   */
  Answer post(WebhookUrl address, Map<String, String> headers, byte[] body) throws IOException {
    HttpHost receiver = new HttpHost(address.scheme(), address.tlsHost(), address.port());
    HttpPost request = new HttpPost("/");
    request.setScheme(address.scheme());
    request.setAuthority(new URIAuthority(address.host(), address.port()));
    request.setPath(address.target());
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, JSON));
    try {
      return OutgoingHttp.within(limit, timer, POST, request, () -> answer(receiver, request));
    } finally {
      ReceiverFailures.forget();
    }
  }

  /** The body is not read: the connection is closed instead. */
  private Answer answer(HttpHost receiver, HttpPost request) throws IOException {
    ClassicHttpResponse response = client.executeOpen(receiver, request, null);
    Answer answer =
        new Answer(
            response.getCode(),
            Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
                .map(header -> header.getValue()));
    Spans.describe("http.response.status_code", String.valueOf(answer.status()));
    request.abort();
    try {
      response.close();
    } catch (IOException e) {
      LOG.log(Level.TRACE, "cut off as intended", e);
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

  /** Connections whose sockets distinguish faults of this machine from those of receivers. */
  private static final class Connections extends PoolingHttpClientConnectionManagerBuilder {

    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
      return new DefaultHttpClientConnectionOperator(
          proxy -> new OutgoingSocket(),
          ports,
          names,
          RegistryBuilder.<TlsSocketStrategy>create()
              .register(URIScheme.HTTPS.id, recordingFailures(tls))
              .build());
    }

    private static TlsSocketStrategy recordingFailures(TlsSocketStrategy tls) {
      return (socket, target, port, attachment, context) -> {
        try {
          return tls.upgrade(socket, target, port, attachment, context);
        } catch (IOException e) {
          throw ReceiverFailures.note(e);
        }
      };
    }
  }
}
