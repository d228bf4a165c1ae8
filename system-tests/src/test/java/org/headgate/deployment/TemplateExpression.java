package org.headgate.deployment;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One pipeline between the braces of a template, such as {@code .Values.image.tag | default
 * .Chart.AppVersion}, with the functions that the chart uses and no others.
 */
final class TemplateExpression {

  private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|[()|]|[^\\s()|]+");

  private final Deque<String> tokens = new ArrayDeque<>();
  private final TemplateScope scope;

  private TemplateExpression(String text, TemplateScope scope) {
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
    this.scope = scope;
  }

  static Object value(String text, TemplateScope scope) {
    TemplateExpression expression = new TemplateExpression(text, scope);
    Object value = expression.pipeline();
    if (!expression.tokens.isEmpty()) {
      throw new IllegalArgumentException("what follows is not understood: " + text);
    }
    return value;
  }

  private Object pipeline() {
    Object value = command(List.of());
    while ("|".equals(tokens.peek())) {
      tokens.remove();
      value = command(List.of(value));
    }
    return value;
  }

  private Object command(List<Object> piped) {
    String first = tokens.peek();
    if (!first.matches("[a-zA-Z]\\w*")) {
      return term();
    }
    tokens.remove();
    List<Object> arguments = new ArrayList<>();
    while (!tokens.isEmpty() && !tokens.peek().matches("[|)]")) {
      arguments.add(term());
    }
    arguments.addAll(piped);
    return call(first, arguments);
  }

  private Object term() {
    String token = tokens.remove();
    if (token.equals("(")) {
      Object value = pipeline();
      tokens.remove();
      return value;
    }
    if (token.startsWith("\"")) {
      return token.substring(1, token.length() - 1);
    }
    if (token.startsWith("$")) {
      return scope.variables().get(token);
    }
    if (token.startsWith(".")) {
      return token.equals(".") ? scope.root() : scope.at(token);
    }
    return Long.valueOf(token);
  }

  private Object call(String function, List<Object> arguments) {
    return switch (function) {
      case "add" -> number(arguments, 0) + number(arguments, 1);
      case "sub" -> number(arguments, 0) - number(arguments, 1);
      case "mul" -> number(arguments, 0) * number(arguments, 1);
      case "gt" -> number(arguments, 0) > number(arguments, 1);
      case "le" -> number(arguments, 0) <= number(arguments, 1);
      case "int64" -> number(arguments, 0);
      case "default" -> isTrue(arguments.get(1)) ? arguments.get(1) : arguments.get(0);
      case "quote" -> '"' + String.valueOf(arguments.get(0)) + '"';
      case "printf" ->
          String.format(
              (String) arguments.get(0), arguments.subList(1, arguments.size()).toArray());
      case "fail" -> throw new ChartRefusedException((String) arguments.get(0));
      case "include" -> scope.include().apply((String) arguments.get(0));
      case "nindent" -> nindent((int) number(arguments, 0), (String) arguments.get(1));
      case "toYaml" -> yaml("", arguments.get(0));
      default -> throw new IllegalArgumentException("no function of the chart's: " + function);
    };
  }

  static boolean isTrue(Object value) {
    return !(value == null
        || "".equals(value)
        || Boolean.FALSE.equals(value)
        || (value instanceof Number number && number.longValue() == 0)
        || (value instanceof Map<?, ?> map && map.isEmpty())
        || (value instanceof Collection<?> list && list.isEmpty()));
  }

  private static long number(List<Object> arguments, int index) {
    return ((Number) arguments.get(index)).longValue();
  }

  private static String nindent(int width, String text) {
    return text.lines()
        .map(line -> " ".repeat(width) + line)
        .collect(Collectors.joining("\n", "\n", ""));
  }

  private static String yaml(String indent, Object value) {
    if (value instanceof List<?> list) {
      return list.stream()
          .map(item -> indent + "- " + yaml(indent + "  ", item).stripLeading())
          .collect(Collectors.joining("\n"));
    }
    return new TreeMap<>((Map<?, ?>) value)
        .entrySet().stream()
            .map(
                entry ->
                    entry.getValue() instanceof Map || entry.getValue() instanceof List
                        ? indent + entry.getKey() + ":\n" + yaml(indent + "  ", entry.getValue())
                        : indent + entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("\n"));
  }

  /** The message of the chart's own {@code fail}. */
  static final class ChartRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ChartRefusedException(String reason) {
      super(reason);
    }
  }
}
