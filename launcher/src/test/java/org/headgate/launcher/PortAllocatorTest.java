package org.headgate.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortAllocatorTest {
  private final PortAllocator ports = new PortAllocator();

  @Test
  void zeroAllocatesAFreePort() throws IOException {
    int port = ports.resolve(Map.of("HTTP_PORT", "0"), "HTTP_PORT", 9080);

    try (ServerSocket socket = new ServerSocket(port)) {
      assertThat(socket.isBound()).isTrue();
    }
  }

  @Test
  void portInUseIsRefusedByVariableName() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      Map<String, String> environment = Map.of("HTTP_PORT", Integer.toString(taken.getLocalPort()));

      assertThatThrownBy(() -> ports.resolve(environment, "HTTP_PORT", 9080))
          .isInstanceOf(LaunchRefusedException.class)
          .hasMessageStartingWith("HTTP_PORT=" + taken.getLocalPort())
          .hasMessageContaining("cannot be used (Address already in use");
    }
  }

  @Test
  void portOfAnotherVariableIsRefusedByVariableName() {
    int port = ports.any();
    Map<String, String> environment = Map.of("MAIL_VIEW_PORT", Integer.toString(port));

    assertThatThrownBy(() -> ports.resolve(environment, "MAIL_VIEW_PORT", 0))
        .isInstanceOf(LaunchRefusedException.class)
        .hasMessageStartingWith("MAIL_VIEW_PORT=" + port)
        .hasMessageContaining("another variable");
  }

  @Test
  void invalidPortsAreRefusedByVariableName() {
    for (String wrong : new String[] {"-1", "65536", "http"}) {
      assertThatThrownBy(() -> ports.resolve(Map.of("HTTPS_PORT", wrong), "HTTPS_PORT", 9443))
          .isInstanceOf(LaunchRefusedException.class)
          .hasMessageStartingWith("HTTPS_PORT=" + wrong);
    }
  }
}
