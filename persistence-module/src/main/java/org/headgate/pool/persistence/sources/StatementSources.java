package org.headgate.pool.persistence.sources;

import java.lang.StackWalker.StackFrame;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which method sends which statement, for all statements this process has sent. The stack is walked
 * when a text is first seen; later each text costs one lookup in a map.
 */
public final class StatementSources {

  /** A bound, because texts built at run time must not fill the memory. */
  private static final int MAX = 4000;

  private static final String OWN_PACKAGE = "org.headgate.";
  private static final List<String> INTERMEDIATE_PACKAGES =
      List.of(
          "org.headgate.pool.persistence.sources.",
          "org.headgate.pool.persistence.OperatorSqlGateway",
          "org.headgate.pool.persistence.TracedConnection");

  private static final Map<String, String> SENDERS = new ConcurrentHashMap<>();
  private static final Map<String, String> SHAPES = new ConcurrentHashMap<>();

  private StatementSources() {}

  /** Records the sender of a text, and returns the text. */
  public static String registered(String sql) {
    if (!SENDERS.containsKey(sql) && SENDERS.size() < MAX) {
      SENDERS.put(sql, sender());
    }
    return sql;
  }

  /** All statements by shape, which is computed once for each text. */
  public static Map<String, StatementSource> byShape() {
    Map<String, StatementSource> sources = new HashMap<>();
    SENDERS.forEach(
        (sql, sender) ->
            sources.putIfAbsent(
                SHAPES.computeIfAbsent(sql, StatementShape::of), new StatementSource(sql, sender)));
    return sources;
  }

  /**
   * The innermost frame in a persistence package, or else in any of ours: a flush at the end of a
   * transaction has no repository on its stack.
   */
  private static String sender() {
    List<StackFrame> ownFrames =
        StackWalker.getInstance()
            .walk(frames -> frames.filter(StatementSources::isOurs).limit(50).toList());
    return ownFrames.stream()
        .filter(frame -> frame.getClassName().contains(".persistence."))
        .findFirst()
        .or(() -> ownFrames.stream().findFirst())
        .map(StatementSources::name)
        .orElse("");
  }

  private static boolean isOurs(StackFrame frame) {
    String type = frame.getClassName();
    return type.startsWith(OWN_PACKAGE)
        && !isMadeByContainer(type)
        && INTERMEDIATE_PACKAGES.stream().noneMatch(type::startsWith);
  }

  /**
   * Whether a class of one of our packages is a proxy, or the wrapper of an EJB: Liberty puts them
   * into the package of what they stand for.
   *
   * @param type the class's full name
   */
  public static boolean isMadeByContainer(String type) {
    return type.contains("$Proxy$") || type.contains("$$") || type.contains(".EJSLocal");
  }

  private static String name(StackFrame frame) {
    String type = frame.getClassName().replaceFirst("\\$.*", "");
    String method = frame.getMethodName();
    if (method.startsWith("lambda$")) {
      method = method.substring("lambda$".length(), method.lastIndexOf('$'));
    }
    return type + "." + method;
  }
}
