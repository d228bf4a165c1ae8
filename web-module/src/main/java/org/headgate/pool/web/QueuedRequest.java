package org.headgate.pool.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request whose body was read or that waited without a thread, in its original form. Its body can
 * be read repeatedly. Liberty dispatches an asynchronous request to its decoded path alone: {@code
 * AsyncContext.dispatch()} drops the query, and with it every filter, limit and cursor, and what it
 * leaves as URI would be decoded a second time.
 */
final class QueuedRequest extends HttpServletRequestWrapper {

  private static final String URI = QueuedRequest.class.getName() + ".uri";
  private static final String QUERY = QueuedRequest.class.getName() + ".query";
  private static final String BODY = QueuedRequest.class.getName() + ".body";
  private static final String MEMORY = QueuedRequest.class.getName() + ".memory";

  private final Optional<byte[]> body;

  private QueuedRequest(HttpServletRequest dispatched) {
    super(dispatched);
    body = Optional.ofNullable((byte[]) dispatched.getAttribute(BODY));
  }

  /**
   * Starts asynchronous processing without a time limit of the server's: whoever makes the request
   * wait also ends the wait.
   */
  static AsyncContext begin(HttpServletRequest sent) {
    if (!(sent instanceof QueuedRequest)) {
      keepPath(sent);
    }
    AsyncContext waiting = sent.startAsync();
    waiting.setTimeout(0);
    return waiting;
  }

  /** The same; releases what the request holds when it ends, and at once if it cannot wait. */
  static AsyncContext begin(HttpServletRequest sent, Runnable held) {
    boolean isWaiting = false;
    try {
      AsyncContext waiting = begin(sent);
      waiting.addListener(new ReleaseListener(held));
      isWaiting = true;
      return waiting;
    } finally {
      if (!isWaiting) {
        held.run();
      }
    }
  }

  /**
   * Attaches the memory of the body. It is released when the request has ended, whoever makes it
   * wait once the body is read: JAX-RS does so for a stream of events.
   */
  static void holdMemory(HttpServletRequest sent, Runnable memory) {
    sent.setAttribute(MEMORY, memory);
  }

  /** Does nothing for a request that holds none. */
  static void releaseMemory(HttpServletRequest sent) {
    if (sent.getAttribute(MEMORY) instanceof Runnable memory) {
      memory.run();
    }
  }

  /** Stores the body, which can be read only once. */
  static void bufferBody(HttpServletRequest sent, byte[] body) {
    sent.setAttribute(BODY, body);
  }

  /** A request whose body was read before it had to wait for anything; it may wait later. */
  static HttpServletRequest withBody(HttpServletRequest sent, byte[] body) {
    keepPath(sent);
    bufferBody(sent, body);
    return of(sent);
  }

  private static void keepPath(HttpServletRequest sent) {
    sent.setAttribute(URI, sent.getRequestURI());
    sent.setAttribute(QUERY, sent.getQueryString());
  }

  /** The original request after its dispatch. */
  static HttpServletRequest of(HttpServletRequest dispatched) {
    return new QueuedRequest(dispatched);
  }

  @Override
  public AsyncContext startAsync() {
    return releasingMemory(super.startAsync());
  }

  @Override
  public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
    return releasingMemory(super.startAsync(request, response));
  }

  private AsyncContext releasingMemory(AsyncContext waiting) {
    if (getAttribute(MEMORY) instanceof Runnable memory) {
      waiting.addListener(new ReleaseListener(memory));
    }
    return waiting;
  }

  /** Encoded as it was sent. */
  @Override
  public String getRequestURI() {
    return (String) getAttribute(URI);
  }

  /** Null when none was sent, as the servlet specification requires. */
  @Override
  public String getQueryString() {
    return (String) getAttribute(QUERY);
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return body.isPresent() ? new BufferedRequestBody(body.get()) : super.getInputStream();
  }

  @Override
  public BufferedReader getReader() throws IOException {
    Charset charset =
        Optional.ofNullable(getCharacterEncoding())
            .map(Charset::forName)
            .orElse(StandardCharsets.UTF_8);
    return new BufferedReader(new InputStreamReader(getInputStream(), charset));
  }
}
