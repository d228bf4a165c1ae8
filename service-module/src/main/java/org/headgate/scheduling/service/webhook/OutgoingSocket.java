package org.headgate.scheduling.service.webhook;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/**
 * A socket that reports why it could not connect: the receiver refused, is unreachable or silent,
 * or this machine has no network, port or descriptor left, which is not the receiver's fault.
 */
final class OutgoingSocket extends Socket {

  OutgoingSocket() {
    super(Proxy.NO_PROXY);
  }

  @Override
  public void connect(SocketAddress address, int timeoutMillis) throws IOException {
    try {
      super.connect(address, timeoutMillis);
    } catch (BindException e) {
      throw local(e);
    } catch (ConnectException | NoRouteToHostException | SocketTimeoutException e) {
      throw ReceiverFailures.note(e);
    } catch (SocketException e) {
      throw isClosed() ? e : local(e);
    }
  }

  private static IOException local(SocketException failure) {
    return ReceiverFailures.latest().orElseGet(() -> new LocalNetworkException(failure));
  }
}
