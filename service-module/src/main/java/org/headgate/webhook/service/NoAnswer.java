package org.headgate.webhook.service;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.HttpHostConnectException;

/**
 * Why there was no answer, in words for the schedule's owner: nothing of our own network in them.
 */
final class NoAnswer {

  private NoAnswer() {}

  static String words(IOException failure, Duration limit) {
    if (failure instanceof UnknownHostException) {
      return "the host's name is not known";
    }
    if (failure instanceof SSLException) {
      return "the receiver's certificate or TLS was not accepted";
    }
    if (failure instanceof SocketTimeoutException || failure instanceof InterruptedIOException) {
      return "there was no answer in time";
    }
    if (failure instanceof ConnectException || failure instanceof HttpHostConnectException) {
      return "the receiver could not be connected to";
    }
    return "the connection ended before an answer, or after " + limit.toSeconds() + " s";
  }
}
