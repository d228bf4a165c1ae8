package org.headgate.mail.service;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server that keeps each line as the bytes that came, one byte a character (ISO 8859-1), and
 * answers what a test tells it to.
 */
public final class RecordingSmtpServer implements AutoCloseable {

  private static final String GREETING = "GREETING";
  private static final String CONTENT = "CONTENT";

  private final ServerSocket listener;
  private final Thread acceptor = new Thread(this::accept, "recording-smtp");
  private final Map<String, String> replies = new ConcurrentHashMap<>();
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final List<String> contents = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private RecordingSmtpServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** One on a free port of the loopback. */
  public static RecordingSmtpServer start() {
    try {
      RecordingSmtpServer server =
          new RecordingSmtpServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      server.acceptor.setDaemon(true);
      server.acceptor.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /**
   * From now on a command is answered like this.
   *
   * @param command its first word, such as {@code RCPT}; {@code GREETING} for the first line of
   *     all, {@code CONTENT} for the end of a mail
   */
  public void answer(String command, String reply) {
    replies.put(command, reply);
  }

  /** The lines that came, without those of mails. */
  public List<String> commands() {
    return List.copyOf(commands);
  }

  /** The lines that begin with a word. */
  public List<String> commands(String word) {
    return commands.stream().filter(line -> line.startsWith(word)).toList();
  }

  /** The mails that came, with their headers. */
  public List<String> contents() {
    return List.copyOf(contents);
  }

  /** Forgets what came. */
  public void clear() {
    commands.clear();
    contents.clear();
  }

  /** New connections are refused from now on: a wait for connections outlives its socket. */
  @Override
  public void close() {
    try {
      listener.close();
      acceptor.join();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        open.add(socket);
        Thread thread = new Thread(() -> talk(socket), "recording-smtp-client");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      say(out, replies.getOrDefault(GREETING, "220 test"));
      String line;
      while ((line = line(in)) != null) {
        commands.add(line);
        String word = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        String reply = replies.getOrDefault(word, usual(word));
        say(out, reply);
        if (word.equals("DATA") && reply.startsWith("354")) {
          contents.add(content(in));
          say(out, replies.getOrDefault(CONTENT, "250 taken"));
        }
        if (word.equals("QUIT")) {
          return;
        }
      }
    } catch (IOException e) {
      return;
    } finally {
      open.remove(socket);
    }
  }

  private static String usual(String word) {
    return switch (word) {
      case "EHLO" -> "250 test";
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 ok";
    };
  }

  private static String content(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    String line;
    while ((line = line(in)) != null && !line.equals(".")) {
      lines.add(line);
    }
    return String.join("\r\n", lines);
  }

  /** Up to CR LF: either of the two alone is part of the line, as an attacker would want it. */
  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int previous = -1;
    int next;
    while ((next = in.read()) >= 0) {
      bytes.write(next);
      if (previous == '\r' && next == '\n') {
        String line = bytes.toString(StandardCharsets.ISO_8859_1);
        return line.substring(0, line.length() - 2);
      }
      previous = next;
    }
    return null;
  }

  private static void say(OutputStream out, String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }
}
