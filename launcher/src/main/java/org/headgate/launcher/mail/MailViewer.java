package org.headgate.launcher.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.headgate.launcher.RunComponent;

/**
 * Shows the caught mails on the loopback interface: {@code GET /TOKEN/} for people, {@code GET
 * /TOKEN/api/messages?to=} for programs, which may also send the token as {@code Authorization:
 * Bearer}. The mails contain codes: other local users cannot read them without the token, which the
 * launcher prints. Requests to a host name other than the loopback's are refused, which prevents
 * DNS rebinding.
 */
public final class MailViewer implements RunComponent {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEARER = "Bearer ";
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";
  private static final List<String> NAMES = List.of("localhost", "127.0.0.1");

  private final HttpServer server;
  private final CaughtMailStore mails;
  private final String token;

  /**
   * @param port 1 to 65535, or 0 for a free one; bound at once
   * @param mails what is shown
   * @param token what a reader has to know
   * @throws IOException when the port cannot be bound
   */
  public MailViewer(int port, CaughtMailStore mails, String token) throws IOException {
    this.mails = mails;
    this.token = token;
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

  /** The address for a browser; it contains the token. */
  public String url() {
    return url(server.getAddress().getPort(), token);
  }

  /** As {@link #url()}, before the viewer exists. */
  public static String url(int port, String token) {
    return "http://localhost:" + port + "/" + token + "/";
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!isLoopbackName(exchange)) {
        send(exchange, 403, "text/plain", "Only under localhost.\n");
      } else if (!"GET".equals(exchange.getRequestMethod())) {
        send(exchange, 405, "text/plain", "Only GET.\n");
      } else {
        show(exchange, granted(exchange));
      }
    }
  }

  private void show(HttpExchange exchange, Optional<String> page) throws IOException {
    if (page.isEmpty()) {
      send(exchange, 403, "text/plain", "Open the address that the launcher has printed.\n");
    } else if ("/".equals(page.get())) {
      send(exchange, 200, "text/html", MailViewerPage.of(mails.all()));
    } else if ("/api/messages".equals(page.get())) {
      send(exchange, 200, "application/json", json(requestedMails(exchange)));
    } else {
      send(exchange, 404, "text/plain", "Not found.\n");
    }
  }

  /** The path after the token; empty without the right token. */
  private Optional<String> granted(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    int end = path.indexOf('/', 1);
    if (end > 0 && isToken(path.substring(1, end))) {
      return Optional.of(path.substring(end));
    }
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .filter(header -> header.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .filter(header -> isToken(header.substring(BEARER.length()).strip()))
        .map(known -> path);
  }

  private boolean isToken(String sent) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isLoopbackName(HttpExchange exchange) {
    String host = exchange.getRequestHeaders().getFirst("Host");
    return host != null && NAMES.contains(host.replaceFirst(":[0-9]+$", ""));
  }

  private List<CaughtMail> requestedMails(HttpExchange exchange) {
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
    exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
