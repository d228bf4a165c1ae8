package org.headgate.torture.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.headgate.system.deployment.DeployedServer;
import org.headgate.testbed.TcpProxy;

/**
 * A node of the cluster, with the network between it and each host of its database.
 *
 * @param clock empty where the clock of a process cannot be set
 */
public record Node(
    DeployedServer server, List<TcpProxy> network, Optional<NodeClock> clock, List<String> command)
    implements AutoCloseable {

  public void start() {
    server.start(command.toArray(String[]::new));
  }

  public boolean isReady() {
    return server.ready() == 200;
  }

  @Override
  public void close() {
    if (server.isAlive()) {
      Processes.kill(server.pid());
    }
    for (TcpProxy proxy : network) {
      try {
        proxy.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
