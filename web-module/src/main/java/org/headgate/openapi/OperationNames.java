package org.headgate.openapi;

import java.util.Locale;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Names each operation by its resource and method, {@code authSignUp} for {@code
 * AuthResource_signUp}: what generated clients call it. Without a name they make one up from the
 * path.
 */
final class OperationNames implements OASFilter {

  private static final String SEPARATOR = "Resource_";

  @Override
  public Operation filterOperation(Operation operation) {
    String id = operation.getOperationId();
    if (id != null && id.contains(SEPARATOR)) {
      int at = id.indexOf(SEPARATOR);
      operation.setOperationId(
          lowered(id.substring(0, at)) + raised(id.substring(at + SEPARATOR.length())));
    }
    return operation;
  }

  private static String lowered(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static String raised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
