package org.headgate.console.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Bundles the console's modules into one script: each becomes a function that returns its exports,
 * imported modules first. It supports only the forms that the console uses: imports and exports
 * stand on one line and list names, and no two modules import each other.
 */
final class ConsoleBundle {
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import \\{([^}]*)} from \"([^\"]+)\";\\R");
  private static final Pattern EXPORT =
      Pattern.compile("(?m)^export (?=(?:async )?(?:const|class|function\\*?) (\\w+))");

  /** Comments on lines of their own, which are a fifth of the text. */
  private static final Pattern COMMENT =
      Pattern.compile("(?m)^[ \\t]*/\\*\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/\\R");

  private static final Pattern UNKNOWN = Pattern.compile("(?m)^(?:import|export)\\b.*$");

  /** White space at the beginning of lines, with lines that have nothing else. */
  private static final Pattern INDENTATION = Pattern.compile("(?m)^\\s+");

  private final Function<String, String> sources;
  private final Map<String, String> done = new LinkedHashMap<>();
  private final Set<String> open = new LinkedHashSet<>();

  private ConsoleBundle(Function<String, String> sources) {
    this.sources = sources;
  }

  /**
   * Bundles a module and everything it imports.
   *
   * @param main path of the first module
   * @param sources the text of a module by its path
   * @throws IllegalArgumentException for an unsupported form or circular imports
   */
  static String of(String main, Function<String, String> sources) {
    ConsoleBundle bundle = new ConsoleBundle(sources);
    bundle.add(main);
    return String.join("", bundle.done.values());
  }

  private void add(String path) {
    if (done.containsKey(path)) {
      return;
    }
    if (!open.add(path)) {
      throw new IllegalArgumentException("modules import each other: " + open);
    }
    String source = COMMENT.matcher(sources.apply(path)).replaceAll("");
    for (MatchResult match : IMPORT.matcher(source).results().toList()) {
      add(resolved(path, match.group(2)));
    }
    done.put(path, asFunction(path, source));
  }

  private static String asFunction(String path, String source) {
    String taken =
        IMPORT
            .matcher(source)
            .replaceAll(
                match ->
                    Matcher.quoteReplacement(
                        "const {%s} = %s;\n"
                            .formatted(
                                match.group(1).replaceAll(" as ", ": "),
                                nameOf(resolved(path, match.group(2))))));
    String given =
        EXPORT
            .matcher(taken)
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.joining(", "));
    String body = EXPORT.matcher(taken).replaceAll("");
    Optional<String> unknown = UNKNOWN.matcher(body).results().map(MatchResult::group).findFirst();
    unknown.ifPresent(
        line -> {
          throw new IllegalArgumentException(path + " has a form that is not known: " + line);
        });
    return "const %s = (() => {\n%sreturn { %s };\n})();\n"
        .formatted(
            nameOf(path), withoutIndentation(body.endsWith("\n") ? body : body + "\n"), given);
  }

  /** The same lines from their first letters on; no text of a file may go over several lines. */
  static String withoutIndentation(String lines) {
    return INDENTATION.matcher(lines).replaceAll("");
  }

  /** "js/views/pool.js" becomes $js_views_pool. */
  private static String nameOf(String path) {
    return "$" + path.replaceAll("\\.js$", "").replaceAll("\\W", "_");
  }

  private static String resolved(String from, String to) {
    List<String> parts = new ArrayList<>(List.of(from.split("/", -1)));
    parts.remove(parts.size() - 1);
    for (String step : to.split("/", -1)) {
      switch (step) {
        case "." -> {
          // The same folder.
        }
        case ".." -> parts.remove(parts.size() - 1);
        default -> parts.add(step);
      }
    }
    return String.join("/", parts);
  }
}
