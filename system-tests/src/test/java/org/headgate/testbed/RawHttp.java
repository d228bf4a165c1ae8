package org.headgate.testbed;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Sends bytes that no client library would, and reads the answer to the end of the connection. */
public record RawHttp(int port) {

  private static final int PATIENCE_MILLIS = 30_000;

  /**
   * The response.
   *
   * @param headers the lines between the status and the body
   */
  public record Answer(int status, List<String> headers, String body) {

    /** The value of the first header of that name. */
    public Optional<String> header(String name) {
      return headers.stream()
          .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }
  }

  /** A request with a line, the headers given, and {@code Connection: close}. */
  public Answer request(String line, String... headers) throws IOException {
    return send(
        line
            + "\r\n"
            + String.join("\r\n", headers)
            + (headers.length == 0 ? "" : "\r\n")
            + "Connection: close\r\n\r\n");
  }

  /** Those characters, each one byte. */
  public Answer send(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return read(socket);
    }
  }

  /** A body of characters of one byte each as {@code Transfer-Encoding: chunked} has it. */
  public static String inChunks(String body) {
    StringBuilder chunks = new StringBuilder();
    for (int at = 0; at < body.length(); at += 1000) {
      String chunk = body.substring(at, Math.min(at + 1000, body.length()));
      chunks.append("%x\r\n%s\r\n".formatted(chunk.length(), chunk));
    }
    return chunks.append("0\r\n\r\n").toString();
  }

  private static Answer read(Socket socket) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(answer);
    } catch (SocketException e) {
      if (answer.size() == 0) {
        throw e;
      }
    }
    String text = answer.toString(StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    List<String> head = text.substring(0, end).lines().toList();
    return new Answer(
        Integer.parseInt(head.get(0).split(" ", 3)[1]),
        head.subList(1, head.size()),
        text.substring(end + 4));
  }
}
