package org.headgate.deployment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template of the chart, of the few statements that the chart uses: {@code if}, {@code range}
 * over a map, {@code define}, a variable, and an expression. It serves machines without Helm, and
 * is compared with Helm's own rendering.
 */
final class Template {

  private static final Pattern ACTION = Pattern.compile("\\{\\{(-?)\\s*(.*?)\\s*(-?)}}");
  private static final Pattern RANGE = Pattern.compile("range (\\$\\w+), (\\$\\w+) := (.+)");
  private static final Pattern VARIABLE = Pattern.compile("(\\$\\w+) := (.+)");
  private static final Pattern DEFINE = Pattern.compile("define \"(.+)\"");

  /** Text, or what stands between braces. */
  private record Part(boolean isAction, String text) {}

  private final List<Part> parts = new ArrayList<>();

  Template(String source) {
    Matcher action = ACTION.matcher(source);
    int from = 0;
    boolean trims = false;
    while (action.find()) {
      text(source.substring(from, action.start()), trims, !action.group(1).isEmpty());
      parts.add(new Part(true, action.group(2)));
      trims = !action.group(3).isEmpty();
      from = action.end();
    }
    text(source.substring(from), trims, false);
  }

  private void text(String text, boolean trimsStart, boolean trimsEnd) {
    String trimmed = trimsStart ? text.stripLeading() : text;
    parts.add(new Part(false, trimsEnd ? trimmed.stripTrailing() : trimmed));
  }

  /** The templates that this one defines, by name. */
  Map<String, Template> defined() {
    Map<String, Template> found = new LinkedHashMap<>();
    for (int at = 0; at < parts.size(); at++) {
      Matcher define = DEFINE.matcher(parts.get(at).text());
      if (parts.get(at).isAction() && define.matches()) {
        Template body = new Template("");
        body.parts.addAll(parts.subList(at + 1, end(at)));
        found.put(define.group(1), body);
      }
    }
    return found;
  }

  String render(TemplateScope scope) {
    StringBuilder out = new StringBuilder();
    render(0, parts.size(), scope, out);
    return out.toString();
  }

  private void render(int from, int to, TemplateScope outer, StringBuilder out) {
    TemplateScope scope = outer;
    for (int at = from; at < to; at++) {
      Part part = parts.get(at);
      Matcher variable = VARIABLE.matcher(part.text());
      if (!part.isAction()) {
        out.append(part.text());
      } else if (isBlock(part)) {
        block(at, scope, out);
        at = end(at);
      } else if (variable.matches()) {
        Object value = TemplateExpression.value(variable.group(2), scope);
        scope = scope.nested(Map.of(variable.group(1), value));
      } else {
        out.append(TemplateExpression.value(part.text(), scope));
      }
    }
  }

  private void block(int at, TemplateScope scope, StringBuilder out) {
    String statement = parts.get(at).text();
    Matcher range = RANGE.matcher(statement);
    if (range.matches()) {
      Map<?, ?> map = (Map<?, ?>) TemplateExpression.value(range.group(3), scope);
      new TreeMap<>(map)
          .forEach(
              (name, value) ->
                  render(
                      at + 1,
                      end(at),
                      scope.nested(Map.of(range.group(1), name, range.group(2), value)),
                      out));
    } else if (statement.startsWith("if ")
        && TemplateExpression.isTrue(TemplateExpression.value(statement.substring(3), scope))) {
      render(at + 1, end(at), scope, out);
    }
  }

  private int end(int start) {
    int depth = 0;
    for (int at = start; at < parts.size(); at++) {
      if (parts.get(at).isAction()) {
        depth += isBlock(parts.get(at)) ? 1 : 0;
        depth -= parts.get(at).text().equals("end") ? 1 : 0;
        if (depth == 0) {
          return at;
        }
      }
    }
    throw new IllegalArgumentException("no end of " + parts.get(start).text());
  }

  private static boolean isBlock(Part part) {
    return part.text().matches("(if|range|define) .*");
  }
}
