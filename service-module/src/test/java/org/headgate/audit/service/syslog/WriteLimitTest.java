package org.headgate.audit.service.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WriteLimitTest {

  /** More than both sides buffer. */
  private static final byte[] MUCH = new byte[64 * 1024 * 1024];

  private ServerSocket server;
  private Socket socket;

  @BeforeEach
  void connect() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    socket = new Socket(server.getInetAddress(), server.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    server.close();
  }

  @Test
  @Timeout(60)
  void writeToPeerThatReadsNothingEnds() {
    assertThatThrownBy(
            () ->
                WriteLimit.run(
                    Duration.ofMillis(200), socket, () -> socket.getOutputStream().write(MUCH)))
        .isInstanceOf(IOException.class);

    assertThat(socket.isClosed()).isTrue();
  }

  @Test
  void timelyWriteLeavesTheSocketOpen() throws IOException {
    WriteLimit.run(Duration.ofMinutes(1), socket, () -> socket.getOutputStream().write(1));

    assertThat(socket.isClosed()).isFalse();
  }
}
