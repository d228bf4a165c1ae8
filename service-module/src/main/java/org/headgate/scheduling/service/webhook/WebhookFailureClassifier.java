package org.headgate.scheduling.service.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.headgate.scheduling.service.dispatch.ActionResult;

/**
 * Classifies a request without an answer as the receiver's fault or our own, which defers it. The
 * message is for the schedule's owner and reveals nothing about our network.
 */
final class WebhookFailureClassifier {

  private static final Duration RETRY_DELAY = Duration.ofSeconds(5);

  /** Names that are never in the public DNS (RFC 6761), so no server has to be asked. */
  private static final Pattern RESERVED_NAMES =
      Pattern.compile("(?:.*\\.)?(?:test|example|invalid|localhost)\\.?");

  private final NameServerProbe nameServers;
  private final Duration limit;

  /**
   * @param limit the limit of a request
   */
  WebhookFailureClassifier(NameServerProbe nameServers, Duration limit) {
    this.nameServers = nameServers;
    this.limit = limit;
  }

  ActionResult classify(IOException failure, String host) {
    if (failure instanceof ConnectionRequestTimeoutException) {
      return ActionResult.busy(RETRY_DELAY);
    }
    if (failure instanceof LocalNetworkException) {
      return ActionResult.deferred("deferred: this service has a network fault");
    }
    if (failure instanceof UnknownHostException
        && !RESERVED_NAMES.matcher(host).matches()
        && !nameServers.answersFor(host)) {
      return ActionResult.deferred("deferred: this service cannot resolve names at the moment");
    }
    return ActionResult.failed(description(failure));
  }

  private String description(IOException failure) {
    if (failure instanceof UnknownHostException) {
      return "the host name cannot be resolved";
    }
    if (failure instanceof SSLException) {
      return "the receiver's certificate or TLS was not accepted";
    }
    if (failure instanceof SocketTimeoutException || failure instanceof InterruptedIOException) {
      return "the receiver did not answer in time";
    }
    if (failure instanceof ConnectException || failure instanceof HttpHostConnectException) {
      return "the connection to the receiver failed";
    }
    if (failure instanceof ClientProtocolException
        || failure.getCause() instanceof IllegalArgumentException) {
      return "the response was not valid HTTP";
    }
    return "the connection closed before a response, or after " + limit.toSeconds() + " s";
  }
}
