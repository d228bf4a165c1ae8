package org.headgate.pool.web;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Buffers the body of a response until it is complete; status and headers pass through. */
final class ResponseBuffer extends HttpServletResponseWrapper {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final ServletOutputStream output = new Output();
  private final Map<String, List<String>> outer = new TreeMap<>();
  private PrintWriter writer;

  ResponseBuffer(HttpServletResponse response) {
    super(response);
    response
        .getHeaderNames()
        .forEach(name -> outer.put(name, List.copyOf(response.getHeaders(name))));
  }

  byte[] body() {
    if (writer != null) {
      writer.flush();
    }
    return body.toByteArray();
  }

  @Override
  public ServletOutputStream getOutputStream() {
    return output;
  }

  @Override
  public PrintWriter getWriter() {
    if (writer == null) {
      writer =
          new PrintWriter(new OutputStreamWriter(output, Charset.forName(getCharacterEncoding())));
    }
    return writer;
  }

  /** Ignored: the length of the buffered body is set when it is written. */
  @Override
  public void setContentLength(int length) {
    // See above.
  }

  @Override
  public void setContentLengthLong(long length) {
    // See above.
  }

  @Override
  public void flushBuffer() {
    // Nothing leaves before the end.
  }

  @Override
  public void resetBuffer() {
    body.reset();
    writer = null;
  }

  /** Resets to the state before buffering began: earlier headers are kept. */
  @Override
  public void reset() {
    super.reset();
    outer.forEach((name, values) -> values.forEach(value -> addHeader(name, value)));
    resetBuffer();
  }

  private final class Output extends ServletOutputStream {

    @Override
    public void write(int octet) {
      body.write(octet);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
      body.write(octets, offset, length);
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      throw new IllegalStateException("the answer is written as a whole");
    }
  }
}
