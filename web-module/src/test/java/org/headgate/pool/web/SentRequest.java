package org.headgate.pool.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A log-in as the server receives it, of which a test changes parts; as it is, all has arrived. */
final class SentRequest {

  static final String TEXT = "{\"email\":\"ada@example.org\"}";

  final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  final Map<String, Object> attributes = new HashMap<>();
  String protocol = "HTTP/1.1";
  long length = TEXT.length();
  int received = TEXT.length();
  String sent = TEXT;
  DispatcherType dispatch = DispatcherType.REQUEST;
  boolean asynchronous;
  AsyncListener waiting;
  ReadListener listener;

  HttpServletRequest request() {
    Body body = new Body();
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            SentRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, called, arguments) ->
                switch (called.getName()) {
                  case "getDispatcherType" -> dispatch;
                  case "getMethod" -> "POST";
                  case "getRequestURI" -> "/api/v1/auth/login";
                  case "getQueryString" -> "a=%20b";
                  case "getProtocol" -> protocol;
                  case "getRemoteAddr" -> "192.0.2.1";
                  case "getContentLengthLong" -> length;
                  case "getHeader" -> headers.get((String) arguments[0]);
                  case "getAttribute" -> attributes.get((String) arguments[0]);
                  case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                  case "removeAttribute" -> attributes.remove((String) arguments[0]);
                  case "getInputStream" -> body;
                  case "startAsync" -> started();
                  case "isAsyncStarted" -> asynchronous;
                  default -> throw new UnsupportedOperationException(called.getName());
                });
  }

  private AsyncContext started() {
    asynchronous = true;
    return (AsyncContext)
        Proxy.newProxyInstance(
            SentRequest.class.getClassLoader(),
            new Class<?>[] {AsyncContext.class},
            (proxy, called, arguments) -> {
              if (called.getName().equals("addListener")) {
                waiting = (AsyncListener) arguments[0];
              }
              return null;
            });
  }

  /** Knows as Liberty's what it has in memory. */
  public final class Body extends ServletInputStream {

    private final ByteArrayInputStream bytes =
        new ByteArrayInputStream(sent.getBytes(StandardCharsets.UTF_8));

    public Body getISC() {
      return this;
    }

    public ByteBuffer getReadBuffer() {
      return ByteBuffer.allocate(received);
    }

    @Override
    public int read() throws IOException {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      return bytes.read(into, offset, length);
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener set) {
      listener = set;
    }
  }
}
