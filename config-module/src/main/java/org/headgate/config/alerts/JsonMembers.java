package org.headgate.config.alerts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The members of a JSON object; errors name their place. */
record JsonMembers(String path, Map<?, ?> members, Consumer<String> problems) {

  /** Refuses unknown members: a misspelt name would have no effect. */
  void allow(Set<String> names) {
    members.keySet().stream()
        .map(String::valueOf)
        .filter(name -> !names.contains(name))
        .forEach(name -> refuse(name, "is no member here; there are " + sorted(names)));
  }

  private static String sorted(Set<String> names) {
    return String.join(", ", names.stream().sorted().toList());
  }

  void refuse(String member, String reason) {
    problems.accept(path + member + ": " + reason);
  }

  Optional<String> text(String member) {
    return of(member, String.class, "must be a text").filter(text -> !isBlank(member, text));
  }

  private boolean isBlank(String member, String text) {
    if (text.isBlank()) {
      refuse(member, "must not be blank");
    }
    return text.isBlank();
  }

  boolean flag(String member) {
    return of(member, Boolean.class, "must be true or false").orElse(false);
  }

  List<?> list(String member) {
    return of(member, List.class, "must be a list").<List<?>>map(list -> list).orElse(List.of());
  }

  Optional<JsonMembers> object(String member) {
    return of(member, Map.class, "must be an object")
        .map(inner -> new JsonMembers(path + member + ".", inner, problems));
  }

  private <T> Optional<T> of(String member, Class<T> type, String expected) {
    Object value = members.get(member);
    if (value == null) {
      return Optional.empty();
    }
    if (!type.isInstance(value)) {
      refuse(member, expected);
      return Optional.empty();
    }
    return Optional.of(type.cast(value));
  }
}
