package org.headgate.launcher;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Shows the caught mails on the loopback: {@code GET /} for people, {@code GET /api/messages?to=}
 * for programs. The mails hold codes, so a request under any other name than the loopback's is
 * refused: a page of the web that points a name of its own at this machine must not read them.
 */
public final class MailViewer implements Part {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> NAMES = List.of("localhost", "127.0.0.1");

  private final HttpServer server;
  private final CaughtMails mails;

  /**
   * @param port 1 to 65535, or 0 for a free one; bound at once
   * @param mails what is shown
   * @throws IOException when the port cannot be bound
   */
  public MailViewer(int port, CaughtMails mails) throws IOException {
    this.mails = mails;
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext("/", this::answer);
  }

  @Override
  public void start() {
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  /** Where a browser finds it. */
  public String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (!isLoopbackName(exchange)) {
        send(exchange, 403, "text/plain", "Only under localhost.\n");
      } else if (!"GET".equals(exchange.getRequestMethod())) {
        send(exchange, 405, "text/plain", "Only GET.\n");
      } else if ("/".equals(path)) {
        send(exchange, 200, "text/html", MailPage.of(mails.all()));
      } else if ("/api/messages".equals(path)) {
        send(exchange, 200, "application/json", json(wanted(exchange)));
      } else {
        send(exchange, 404, "text/plain", "Not found.\n");
      }
    }
  }

  private static boolean isLoopbackName(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host != null && NAMES.contains(host.replaceFirst(":[0-9]+$", ""));
  }

  private List<CaughtMail> wanted(HttpExchange exchange) {
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    return Arrays.stream(query.split("&", -1))
        .filter(parameter -> parameter.startsWith("to="))
        .findFirst()
        .map(parameter -> URLDecoder.decode(parameter.substring(3), StandardCharsets.UTF_8))
        .map(mails::to)
        .orElseGet(mails::all);
  }

  private static String json(List<CaughtMail> wanted) throws IOException {
    return JSON.writeValueAsString(wanted.stream().map(MailViewer::fields).toList());
  }

  private static Map<String, String> fields(CaughtMail mail) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("to", mail.to());
    fields.put("from", mail.from());
    fields.put("subject", mail.subject());
    fields.put("text", mail.text());
    mail.html().ifPresent(html -> fields.put("html", html));
    fields.put("received_at", mail.receivedAt().toString());
    return fields;
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
