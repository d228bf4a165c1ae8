package org.headgate.config.alerts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.headgate.common.text.SingleLineText;
import org.headgate.config.api.AlertEndpointKind;
import org.headgate.config.api.QuietHours;

/**
 * The endpoints in a document, or its errors: each has the member that it is about, and a reason.
 */
record AlertDocument(List<AlertEndpointDefinition> endpoints, List<String> problems) {

  private static final String ENDPOINTS = "endpoints";
  private static final Set<String> MEMBERS =
      Set.of(
          "name",
          "kind",
          "url",
          "addresses",
          "routing_key",
          "secret",
          "is_escalation",
          "quiet_hours");

  AlertDocument {
    endpoints = List.copyOf(endpoints);
    problems = List.copyOf(problems);
  }

  static AlertDocument read(String json) {
    List<String> problems = new ArrayList<>();
    List<AlertEndpointDefinition> endpoints = new ArrayList<>();
    try {
      if (JsonTree.read(json) instanceof Map<?, ?> root) {
        JsonMembers members = new JsonMembers("", root, problems::add);
        members.allow(Set.of(ENDPOINTS));
        readAll(members.list(ENDPOINTS), endpoints, problems);
      } else {
        problems.add("must be an object with the member " + ENDPOINTS);
      }
    } catch (IllegalArgumentException e) {
      problems.add(e.getMessage());
    }
    return new AlertDocument(endpoints, problems);
  }

  private static void readAll(
      List<?> elements, List<AlertEndpointDefinition> endpoints, List<String> problems) {
    if (elements.size() > AlertEndpointDefinition.MAX) {
      problems.add(ENDPOINTS + ": must be " + AlertEndpointDefinition.MAX + " at most");
      return;
    }
    Set<String> names = new HashSet<>();
    for (int index = 0; index < elements.size(); index++) {
      String place = ENDPOINTS + "[" + index + "]";
      if (elements.get(index) instanceof Map<?, ?> element) {
        JsonMembers members = new JsonMembers(place + ".", element, problems::add);
        endpoint(members)
            .ifPresent(
                endpoint -> {
                  if (!names.add(endpoint.name())) {
                    members.refuse("name", "is used by another endpoint");
                  }
                  endpoints.add(endpoint);
                });
      } else {
        problems.add(place + ": must be an object");
      }
    }
  }

  private static Optional<AlertEndpointDefinition> endpoint(JsonMembers members) {
    members.allow(MEMBERS);
    Optional<String> name = members.text("name");
    if (name.isEmpty()) {
      members.refuse("name", "must be a name");
    }
    Optional<AlertEndpointKind> kind = kind(members);
    if (name.isEmpty() || kind.isEmpty()) {
      return Optional.empty();
    }
    AlertEndpointDefinition definition =
        new AlertEndpointDefinition(
            SingleLineText.trimmedName(name.get()),
            kind.get(),
            members.text("url"),
            members.list("addresses").stream().map(String::valueOf).toList(),
            members.text("routing_key"),
            members.text("secret"),
            true,
            members.flag("is_escalation"),
            members.object("quiet_hours").map(AlertDocument::quietHours),
            Optional.empty());
    definition.violations().forEach(error -> members.refuse(error.field(), error.message()));
    return Optional.of(definition);
  }

  private static Optional<AlertEndpointKind> kind(JsonMembers members) {
    Optional<String> text = members.text("kind");
    for (AlertEndpointKind kind : AlertEndpointKind.values()) {
      if (text.filter(kind.wireName()::equals).isPresent()) {
        return Optional.of(kind);
      }
    }
    members.refuse("kind", "must be webhook, mail, slack or pagerduty");
    return Optional.empty();
  }

  private static QuietHours quietHours(JsonMembers members) {
    members.allow(Set.of("from", "to", "time_zone"));
    return new QuietHours(
        members.text("from").orElse(""),
        members.text("to").orElse(""),
        members.text("time_zone").orElse(""));
  }
}
