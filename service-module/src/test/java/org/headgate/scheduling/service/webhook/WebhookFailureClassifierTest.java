package org.headgate.scheduling.service.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.headgate.scheduling.service.dispatch.ActionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the receiver or the service is to blame for a missing answer. */
class WebhookFailureClassifierTest extends RawReceiver {
  @Test
  void refusedConnectionsAreReceiverFailures() throws IOException {
    server.close();

    assertThat(deliver(url("/")))
        .isEqualTo(ActionResult.failed("the connection to the receiver failed"));
  }

  @Test
  void localFaultsAreDeferred() {
    assertThat(classify(new LocalNetworkException(new IOException("no route")), "example.org"))
        .isEqualTo(ActionResult.deferred("deferred: this service has a network fault"));
    assertThat(classify(new ConnectionRequestTimeoutException(), "example.org").kind())
        .isEqualTo(ActionResult.Kind.BUSY);
  }

  /** The address of no network: Linux refuses it before a packet leaves. */
  @Test
  void unreachableNetworkIsALocalFault() {
    try (OutgoingSocket socket = new OutgoingSocket()) {
      assertThatThrownBy(() -> socket.connect(new InetSocketAddress("255.255.255.255", 80), 1000))
          .isInstanceOf(LocalNetworkException.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void reservedNamesAreReceiverFailures() {
    assertThat(classify(new UnknownHostException("nobody.invalid"), "nobody.invalid").kind())
        .isEqualTo(ActionResult.Kind.FAILED);
  }

  /**
   * The response codes of our resolver for the name and for the root; it may be silent. A name that
   * does not exist, or whose own servers fail or are silent, is its owner's concern.
   */
  @ParameterizedTest
  @CsvSource({
    "NAME_ERROR, NAME_ERROR, FAILED",
    "NO_ERROR, SILENCE, FAILED",
    "REFUSED, SILENCE, FAILED",
    "SERVER_FAILURE, NO_ERROR, FAILED",
    "SILENCE, NO_ERROR, FAILED",
    "SILENCE, REFUSED, FAILED",
    "SERVER_FAILURE, SERVER_FAILURE, DEFERRED",
    "SERVER_FAILURE, SILENCE, DEFERRED",
    "SILENCE, SILENCE, DEFERRED"
  })
  void unresolvedNamesAreOursOnlyWithoutAResolver(
      ResponseCode ofName, ResponseCode ofRoot, ActionResult.Kind kind) throws Exception {
    try (DatagramSocket nameServer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> answer(nameServer, ofName, ofRoot));
      answering.setDaemon(true);
      answering.start();
      WebhookFailureClassifier noAnswer =
          new WebhookFailureClassifier(
              new NameServerProbe("dns://127.0.0.1:" + nameServer.getLocalPort()), LIMIT);

      ActionResult actionResult =
          noAnswer.classify(new UnknownHostException("hook.headgate.dev"), "hook.headgate.dev");

      assertThat(actionResult.kind()).isEqualTo(kind);
      assertThat(actionResult.error())
          .contains(
              kind == ActionResult.Kind.FAILED
                  ? "the host name cannot be resolved"
                  : "deferred: this service cannot resolve names at the moment");
    }
  }

  @Test
  void machineWithoutNameServersDefers() throws Exception {
    int nobody;
    try (DatagramSocket closed = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      nobody = closed.getLocalPort();
    }
    WebhookFailureClassifier noAnswer =
        new WebhookFailureClassifier(new NameServerProbe("dns://127.0.0.1:" + nobody), LIMIT);

    assertThat(noAnswer.classify(new UnknownHostException("x"), "hook.headgate.dev").kind())
        .isEqualTo(ActionResult.Kind.DEFERRED);
  }

  /** Those of RFC 1035, 4.1.1, that matter here, and no response at all. */
  private enum ResponseCode {
    NO_ERROR(0),
    SERVER_FAILURE(2),
    NAME_ERROR(3),
    REFUSED(5),
    SILENCE(-1);

    private final int code;

    ResponseCode(int code) {
      this.code = code;
    }
  }

  /** The root's name has no labels: the question begins with a zero. */
  private static void answer(DatagramSocket nameServer, ResponseCode ofName, ResponseCode ofRoot) {
    byte[] buffer = new byte[512];
    try {
      while (true) {
        DatagramPacket question = new DatagramPacket(buffer, buffer.length);
        nameServer.receive(question);
        ResponseCode response = buffer[12] == 0 ? ofRoot : ofName;
        if (response != ResponseCode.SILENCE) {
          buffer[2] = (byte) 0x81;
          buffer[3] = (byte) (0x80 | response.code);
          nameServer.send(
              new DatagramPacket(buffer, question.getLength(), question.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }
}
