package org.headgate.sessions.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.headgate.common.problem.DatabaseUnavailableException;
import org.headgate.common.web.ServletProblemWriter;
import org.headgate.sessions.service.SigningKeyCache;

/** Publishes the public signing keys (RFC 7517), for services that verify our tokens. */
@WebServlet(urlPatterns = "/.well-known/jwks.json", asyncSupported = true)
public class JwksServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  @Inject transient SigningKeyCache keys;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String published;
    try {
      published = keys.publicJwks();
    } catch (DatabaseUnavailableException e) {
      ServletProblemWriter.write(request, response, e);
      return;
    }
    response.setContentType("application/jwk-set+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getWriter().write(published);
  }
}
