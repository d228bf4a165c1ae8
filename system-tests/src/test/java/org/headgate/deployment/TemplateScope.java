package org.headgate.deployment;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The scope of a template: the values of the release, its own variables, and the named templates.
 *
 * @param root what the dot stands for
 * @param variables by their names, the dollar sign included
 * @param include renders a named template
 */
record TemplateScope(
    Map<String, Object> root, Map<String, Object> variables, Function<String, String> include) {

  TemplateScope nested(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(variables);
    all.putAll(more);
    return new TemplateScope(root, all, include);
  }

  /** A path such as {@code .Values.image.tag}; null where nothing is. */
  Object at(String path) {
    Object found = root;
    for (String name : path.substring(1).split("\\.", -1)) {
      found = found instanceof Map<?, ?> map ? map.get(name) : null;
    }
    return found;
  }
}
