package org.headgate.openapi;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Names each operation by its resource and method, {@code authSignUp} for {@code
 * AuthResource_signUp}: what generated clients call it. Without a name they make one up from the
 * path.
 */
final class OperationNames implements OASFilter {

  /** The scanner names a method by the resource, or by its interface, whichever it meets last. */
  private static final Pattern SCANNED =
      Pattern.compile("([A-Za-z]+?)(?:Resource|Api)_([A-Za-z]+)");

  @Override
  public Operation filterOperation(Operation operation) {
    Optional.ofNullable(operation.getOperationId())
        .map(SCANNED::matcher)
        .filter(Matcher::matches)
        .ifPresent(
            name -> operation.setOperationId(lowered(name.group(1)) + raised(name.group(2))));
    return operation;
  }

  private static String lowered(String text) {
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static String raised(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
