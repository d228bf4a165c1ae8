package org.headgate.pool.service.history;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.headgate.config.HeadgateSettings;

/**
 * The name of this node in the history: its host and port. It is the same after a restart, unlike
 * the id of its lease.
 */
@ApplicationScoped
public class NodeName {

  private static final String UNKNOWN_HOST = "localhost";

  private final String name;

  /** For the client proxy only. */
  protected NodeName() {
    this.name = UNKNOWN_HOST;
  }

  @Inject
  public NodeName(HeadgateSettings settings) {
    this.name = host() + ":" + settings.server().httpPort();
  }

  public String text() {
    return name;
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return UNKNOWN_HOST;
    }
  }
}
