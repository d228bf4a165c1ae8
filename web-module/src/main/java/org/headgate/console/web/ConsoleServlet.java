package org.headgate.console.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.headgate.pool.web.ResponseBufferFilter;

/**
 * Serves the console's page and its files, compressed for clients that accept it. The page is
 * always revalidated; script and style sheet have names that change with their content and are
 * cached permanently.
 */
@WebServlet(
    urlPatterns = {"/console/", "/console/index.html", "/console/assets/*"},
    asyncSupported = true)
public class ConsoleServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private transient ConsolePage page;

  @Override
  public void init() {
    page = new ConsolePage(this::file);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name =
        Optional.ofNullable(request.getPathInfo()).map(path -> path.substring(1)).orElse("");
    if (request.getServletPath().endsWith("/assets")) {
      sendAsset(name, request, response);
    } else {
      send(page.html(), request, response);
    }
  }

  /**
   * While nodes of two versions are running, a page may request files of the other version: it gets
   * the present ones, without caching.
   */
  private void sendAsset(String name, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Optional<ConsoleAsset> asset =
        page.assets().stream()
            .filter(present -> kindOf(present.name()).equals(kindOf(name)))
            .findFirst();
    if (asset.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", asset.get().name().equals(name) ? FOREVER : "no-store");
    send(asset.get(), request, response);
  }

  private static void send(
      ConsoleAsset asset, HttpServletRequest request, HttpServletResponse response) {
    boolean zipped = takesGzip(request.getHeader("Accept-Encoding"));
    byte[] bytes = asset.bytes(zipped);
    response.setContentType(asset.type());
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Vary", "Accept-Encoding");
    if (zipped) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(bytes.length);
    ResponseBufferFilter.share(request, bytes);
  }

  static boolean takesGzip(String acceptEncoding) {
    return acceptEncoding != null
        && Arrays.stream(acceptEncoding.split(",", -1))
            .map(String::strip)
            .anyMatch(coding -> coding.matches("(?i)gzip(?!\\s*;\\s*q=0(\\.0*)?$).*"));
  }

  private static String kindOf(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private String file(String path) {
    try (InputStream file = getServletContext().getResourceAsStream("/console/" + path)) {
      if (file == null) {
        throw new IllegalArgumentException("the console has no file " + path);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
