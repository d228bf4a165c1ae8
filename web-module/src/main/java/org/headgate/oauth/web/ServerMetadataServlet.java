package org.headgate.oauth.web;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.headgate.common.json.JsonMappers;
import org.headgate.oauth.service.ServerMetadata;

/** Serves the metadata of this server for other applications, below its issuer's address. */
@WebServlet(
    urlPatterns = {
      ServerMetadataServlet.AUTHORIZATION_SERVER,
      ServerMetadataServlet.OPENID_CONFIGURATION
    },
    asyncSupported = true)
public class ServerMetadataServlet extends HttpServlet {

  /** RFC 8414, section 3. */
  public static final String AUTHORIZATION_SERVER = "/.well-known/oauth-authorization-server";

  /** OpenID Connect Discovery 1.0, section 4. */
  public static final String OPENID_CONFIGURATION = "/.well-known/openid-configuration";

  private static final long serialVersionUID = 1L;

  @Inject transient ServerMetadata metadata;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Map<String, Object> document =
        request.getServletPath().equals(OPENID_CONFIGURATION)
            ? metadata.openIdProvider()
            : metadata.authorizationServer();
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.getOutputStream().write(JsonMappers.strict().writeValueAsBytes(document));
  }
}
