package org.headgate.liberty.extension;

import com.ibm.wsspi.http.HttpInboundConnection;
import com.ibm.wsspi.http.HttpRequest;
import com.ibm.wsspi.http.WorkClassifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Sees each request before the web container: answers malformed ones with a problem document, where
 * the container would use another form, lets plain reads wait for their turn, and has the server's
 * own documents and the console's files served by threads of their own. All other requests pass
 * unchanged; Liberty has one place for such a service and leaves it empty.
 */
public final class RequestClassifier implements WorkClassifier {

  private static final String TRACE = "TRACE";
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

  /** Liberty may make more than one instance of the service. */
  private static final Optional<ReadQueue> READS = ReadQueueRegistration.register();

  private static final Map<String, DocumentThreads> DOCUMENTS =
      Map.of(
          "openapi", DocumentThreads.refusing(8, "headgate-openapi"),
          "metrics", DocumentThreads.refusing(8, "headgate-metrics"));

  /** They may be stuck in writes to clients that do not read, for ten seconds each. */
  private static final DocumentThreads CONSOLE =
      DocumentThreads.queueing(32, 4_000, "headgate-console");

  /** Null, as Liberty defines it, lets the request pass. */
  @Override
  public Executor classify(HttpRequest request, HttpInboundConnection connection) {
    if (READS.isPresent() && isPlainRead(request)) {
      return queued(READS.get(), request, connection);
    }
    Optional<Refusal> refusal = refusal(request);
    if (refusal.isPresent()) {
      return work -> ProblemResponse.send(connection, refusal.get());
    }
    if (BuiltInEndpoints.isHeadOfMetrics(request.getMethod(), request.getURI())) {
      return work -> ProblemResponse.headOfMetrics(connection);
    }
    return new DirectoryPath(request.getURI())
        .redirect()
        .<Executor>map(path -> work -> ProblemResponse.redirect(connection, path))
        .or(() -> documentThreads(request.getURI(), connection))
        .orElse(null);
  }

  private static Executor queued(
      ReadQueue reads, HttpRequest request, HttpInboundConnection connection) {
    Object source =
        reads
            .sources()
            .of(
                connection.getRemoteHostAddress(),
                name -> Objects.requireNonNullElse(request.getHeaders(name), List.of()));
    return work -> reads.execute(source, work);
  }

  private static Optional<Executor> documentThreads(String path, HttpInboundConnection connection) {
    return BuiltInEndpoints.document(path)
        .map(DOCUMENTS::get)
        .or(() -> isConsole(path) ? Optional.of(CONSOLE) : Optional.empty())
        .map(threads -> threads.orElse(() -> ProblemResponse.send(connection, Refusal.busy())));
  }

  private static boolean isConsole(String path) {
    return !path.startsWith("/api/")
        && (new DirectoryPath(path).normalized() + "/").startsWith("/console/");
  }

  private static boolean isPlainRead(HttpRequest request) {
    return PlainRead.matches(
        request.getMethod(),
        request.getURI(),
        Objects.requireNonNullElse(request.getVersion(), ""),
        name -> Optional.ofNullable(request.getHeader(name)));
  }

  private static Optional<Refusal> refusal(HttpRequest request) {
    Optional<Refusal> malformed = new RequestPath(request.getURI()).refusal();
    if (malformed.isPresent()) {
      return malformed;
    }
    return request.getMethod().equals(TRACE)
        ? Optional.of(Refusal.methodNotAllowed(METHODS))
        : BuiltInEndpoints.refusal(
                request.getMethod(),
                request.getURI(),
                Optional.ofNullable(request.getQuery()).orElse(""),
                name -> Optional.ofNullable(request.getHeader(name)))
            .or(() -> new DirectoryPath(request.getURI()).refusal());
  }
}
