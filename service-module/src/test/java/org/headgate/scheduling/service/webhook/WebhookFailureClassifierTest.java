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
  void unknownNamesFailAndSilentNameServersDefer() throws Exception {
    UnknownHostException unknown = new UnknownHostException("hook.headgate.dev");
    try (DatagramSocket nameServer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String servers = "dns://127.0.0.1:" + nameServer.getLocalPort();
      WebhookFailureClassifier noAnswer =
          new WebhookFailureClassifier(new NameServerProbe(servers), LIMIT);

      assertThat(noAnswer.classify(unknown, "hook.headgate.dev").kind())
          .isEqualTo(ActionResult.Kind.DEFERRED);
      assertThat(noAnswer.classify(unknown, "nobody.invalid").kind())
          .isEqualTo(ActionResult.Kind.FAILED);

      Thread answering = new Thread(() -> answerNameError(nameServer));
      answering.start();
      assertThat(noAnswer.classify(unknown, "hook.headgate.dev"))
          .isEqualTo(ActionResult.failed("the host name cannot be resolved"));
    }
  }

  /** Whatever comes: there is no such name. The first questions were left unanswered. */
  private static void answerNameError(DatagramSocket nameServer) {
    byte[] buffer = new byte[512];
    try {
      while (true) {
        DatagramPacket question = new DatagramPacket(buffer, buffer.length);
        nameServer.receive(question);
        buffer[2] = (byte) 0x81;
        buffer[3] = (byte) 0x83;
        nameServer.send(
            new DatagramPacket(buffer, question.getLength(), question.getSocketAddress()));
      }
    } catch (IOException e) {
      // The test has ended.
    }
  }
}
