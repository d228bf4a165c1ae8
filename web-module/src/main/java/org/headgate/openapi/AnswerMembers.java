package org.headgate.openapi;

import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says of what is answered that each of its members is there, {@code null} when it is empty: so
 * generated clients need not ask, and can tell two kinds of answers apart by their members.
 */
final class AnswerMembers implements OASFilter {

  /** Sent as well as answered, or answered without its empty members. */
  private static final Set<String> NOT_ALL = Set.of("Profile", "WhoAmI", "Problem");

  /** Members of an account that only few accounts have. */
  private static final Set<String> AT_TIMES = Set.of("email_shown", "email_refusal");

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.getComponents().getSchemas().entrySet().stream()
        .filter(named -> !isSent(named.getKey()))
        .map(Map.Entry::getValue)
        .filter(schema -> schema.getProperties() != null && schema.getRequired() == null)
        .forEach(AnswerMembers::requireAll);
  }

  private static boolean isSent(String name) {
    return name.endsWith("Request") || name.endsWith("Patch") || NOT_ALL.contains(name);
  }

  private static void requireAll(Schema schema) {
    schema.setRequired(
        schema.getProperties().keySet().stream().filter(name -> !AT_TIMES.contains(name)).toList());
  }
}
