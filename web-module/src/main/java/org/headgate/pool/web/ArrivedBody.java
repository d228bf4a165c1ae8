package org.headgate.pool.web;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.headgate.pool.service.liberty.ReceivedBytes;

/**
 * Reads a body that came together with its headers, at once. All of its bytes are in the server's
 * memory before the first is read, so that reading cannot wait for the client.
 */
final class ArrivedBody {

  /** The streams of HTTP/2 get their bodies another way. */
  private static final Set<String> PROTOCOLS = Set.of("HTTP/1.1", "HTTP/1.0");

  private ArrivedBody() {}

  /** Empty when the body has not arrived, or when only reading it would tell. */
  static Optional<byte[]> read(HttpServletRequest request) throws IOException {
    long length = request.getContentLengthLong();
    if (length <= 0 || !isPlain(request)) {
      return Optional.empty();
    }
    ServletInputStream input = request.getInputStream();
    if (ReceivedBytes.of(input) < length) {
      return Optional.empty();
    }
    byte[] body = new byte[(int) length];
    if (input.readNBytes(body, 0, body.length) < body.length) {
      throw new EOFException();
    }
    return Optional.of(body);
  }

  /** Whether the length says where the body ends, and the client waits for nothing before it. */
  private static boolean isPlain(HttpServletRequest request) {
    return PROTOCOLS.contains(request.getProtocol())
        && Stream.of("Transfer-Encoding", "Expect", "Upgrade")
            .allMatch(header -> request.getHeader(header) == null);
  }
}
