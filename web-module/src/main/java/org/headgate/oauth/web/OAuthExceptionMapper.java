package org.headgate.oauth.web;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.headgate.oauth.api.OAuthErrorCode;
import org.headgate.oauth.api.OAuthException;

/**
 * Exception mapper for OAuth's endpoints: refuses in OAuth's form (RFC 6749, 5.2), not with a
 * problem document.
 */
@Provider
public class OAuthExceptionMapper implements ExceptionMapper<OAuthException> {

  @Override
  public Response toResponse(OAuthException exception) {
    Response.ResponseBuilder answer =
        Response.status(exception.code().status())
            .type(MediaType.APPLICATION_JSON)
            .entity(exception.response());
    if (exception.code() == OAuthErrorCode.INVALID_CLIENT) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"headgate\"");
    }
    return answer.build();
  }
}
