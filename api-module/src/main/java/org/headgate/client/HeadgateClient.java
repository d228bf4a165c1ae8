package org.headgate.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;
import org.headgate.authentication.api.AuthApi;
import org.headgate.common.json.JsonBodyProvider;
import org.headgate.common.json.JsonMappers;
import org.headgate.common.problem.Problem;
import org.headgate.sessions.api.TokenResponse;

/**
 * The typed client: every interface of this module that is a part of the REST API, carried out by
 * whatever MicroProfile REST Client is there (a Jakarta EE server's own, or one on the class path).
 *
 * <pre>{@code
 * HeadgateClient headgate = HeadgateClient.of(URI.create("https://accounts.example.org"));
 * TokenResponse tokens =
 *     (TokenResponse) headgate.api(AuthApi.class).verifyEmail(new VerifyEmailRequest(email, code));
 * AccountResponse me = headgate.withSession(tokens).api(OwnAccountApi.class).me();
 * }</pre>
 *
 * <p>An answer that is an error is thrown as a {@link ProblemException}, which carries the server's
 * problem document.
 */
public final class HeadgateClient {

  private static final String ROOT = "api/v1";

  private final URI root;
  private final Supplier<String> accessToken;

  private HeadgateClient(URI root, Supplier<String> accessToken) {
    this.root = root;
    this.accessToken = accessToken;
  }

  /**
   * A client without a token.
   *
   * @param server base address of Headgate, without {@code /api/v1}
   */
  public static HeadgateClient of(URI server) {
    String text = server.toString();
    return new HeadgateClient(
        URI.create(text.endsWith("/") ? text + ROOT : text + "/" + ROOT), () -> "");
  }

  /**
   * The same client with a token.
   *
   * @param accessToken called for each request, so that it may return a refreshed token; empty for
   *     none
   */
  public HeadgateClient withToken(Supplier<String> accessToken) {
    return new HeadgateClient(root, accessToken);
  }

  /**
   * The same client in a session, whose tokens are refreshed once for calls that run in parallel.
   *
   * @param tokens the tokens of a log-in; nobody else may refresh them
   */
  public HeadgateClient withSession(TokenResponse tokens) {
    return withToken(new SessionTokens(api(AuthApi.class), tokens));
  }

  /**
   * Returns a proxy for one interface of the API. It is thread-safe and may be kept.
   *
   * @param contract an interface of this module with {@code @Path}
   */
  public <T> T api(Class<T> contract) {
    return RestClientBuilder.newBuilder()
        .baseUri(root)
        // The mapper below knows every problem; the default one wants MicroProfile Config.
        .property("microprofile.rest.client.disable.default.mapper", true)
        .register(new JsonProvider())
        .register(new BearerTokenFilter(accessToken))
        .register(new ProblemMapper())
        .build(contract);
  }

  /** Adds the caller's token to each request. */
  static final class BearerTokenFilter implements ClientRequestFilter {

    private final Supplier<String> accessToken;

    BearerTokenFilter(Supplier<String> accessToken) {
      this.accessToken = accessToken;
    }

    @Override
    public void filter(ClientRequestContext request) {
      String token = accessToken.get();
      if (!token.isEmpty()) {
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
      }
    }
  }

  /**
   * Reads and writes the contract's records on the client. Unknown fields are ignored, because the
   * server may be newer.
   */
  @Consumes({MediaType.APPLICATION_JSON, "application/problem+json"})
  @Produces({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  static final class JsonProvider extends JsonBodyProvider {

    JsonProvider() {
      super(JsonMappers.lenient());
    }
  }

  /** Converts problem documents to exceptions; other responses are left to the next mapper. */
  static final class ProblemMapper implements ResponseExceptionMapper<ProblemException> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
      return status >= 400
          && String.valueOf(headers.getFirst("Content-Type"))
              .startsWith("application/problem+json");
    }

    @Override
    public ProblemException toThrowable(Response response) {
      return new ProblemException(response.readEntity(Problem.class));
    }
  }
}
