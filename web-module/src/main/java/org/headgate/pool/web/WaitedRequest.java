package org.headgate.pool.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose turn has come, as it was sent. Liberty dispatches an asynchronous request to its
 * path alone: {@code AsyncContext.dispatch()} leaves the query behind, and with it every filter,
 * limit and cursor of a list.
 */
final class WaitedRequest extends HttpServletRequestWrapper {

  private static final String QUERY = WaitedRequest.class.getName();

  private WaitedRequest(HttpServletRequest dispatched) {
    super(dispatched);
  }

  /** Keeps what the dispatch would lose. */
  static void begin(HttpServletRequest sent) {
    sent.setAttribute(QUERY, sent.getQueryString());
  }

  /** The same request after its dispatch. */
  static HttpServletRequest of(HttpServletRequest dispatched) {
    return new WaitedRequest(dispatched);
  }

  /** Null where none was sent, as the servlet specification has it. */
  @Override
  public String getQueryString() {
    return (String) getAttribute(QUERY);
  }
}
