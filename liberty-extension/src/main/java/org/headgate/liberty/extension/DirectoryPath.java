package org.headgate.liberty.extension;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The path of a directory that is requested without its trailing slash, in any spelling. The web
 * container would redirect to the path with a slash, on the host in the caller's header. Instead,
 * the usual spelling is redirected to a relative path here, and the others are answered with 404.
 *
 * @param raw as it was sent, and well formed
 */
record DirectoryPath(String raw) {

  private static final String EXPLORER = "/openapi/ui";
  private static final String CONSOLE = "/console";

  /** The relative path to redirect to. */
  Optional<String> redirect() {
    return raw.equals(EXPLORER) ? Optional.of("ui/") : Optional.empty();
  }

  /** Empty for a file, for what the application answers, and for a path with a trailing slash. */
  Optional<Refusal> refusal() {
    if (!raw.startsWith("/") || raw.endsWith("/") || List.of(EXPLORER, CONSOLE).contains(raw)) {
      return Optional.empty();
    }
    String path = normalized();
    String last = path.substring(path.lastIndexOf('/') + 1);
    boolean isDirectory =
        List.of("/", EXPLORER, CONSOLE).contains(path)
            || (path.startsWith(CONSOLE + "/") && last.indexOf('.') < 0);
    return isDirectory ? Optional.of(Refusal.notFound()) : Optional.empty();
  }

  /** As the container reads it: decoded, without parameters, empty segments and dots. */
  String normalized() {
    if (!raw.contains("//") && new RequestPath(raw).isPlain()) {
      return raw;
    }
    Deque<String> segments = new ArrayDeque<>();
    for (String segment : raw.split("/", -1)) {
      String plain =
          URLDecoder.decode(withoutParameters(segment).replace("+", "%2B"), StandardCharsets.UTF_8);
      if (plain.equals("..")) {
        segments.pollLast();
      } else if (!plain.isEmpty() && !plain.equals(".")) {
        segments.addLast(plain);
      }
    }
    return "/" + String.join("/", segments);
  }

  private static String withoutParameters(String segment) {
    int begin = segment.indexOf(';');
    return begin < 0 ? segment : segment.substring(0, begin);
  }
}
