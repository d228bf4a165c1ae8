package org.headgate.openapi.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.headgate.idempotency.api.Idempotent;

/**
 * Adds to the OpenAPI document who may call each operation, public by default, and the refusals
 * that follow from its form: of tokens, of paths with an id, and of idempotency keys.
 */
final class AccessFilter implements OASFilter {

  private static final String ADMINISTRATION = "/admin/";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document
        .getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .values()
                    .forEach(operation -> describeAccess(path, operation)));
  }

  private static void describeAccess(String path, Operation operation) {
    if (operation.getSecurity() == null) {
      operation.setSecurity(List.of());
    }
    if (operation.getRequestBody() != null) {
      refusal(operation, "400", "invalid-request: errors lists the invalid members");
    }
    if (needsToken(operation)) {
      refusal(operation, "401", "unauthorized: there is no access token, or it is no longer valid");
      if (path.contains(ADMINISTRATION)) {
        refusal(operation, "403", "forbidden: the caller lacks the required role");
      }
    }
    if (path.contains("{")) {
      refusal(operation, "404", "not-found: there is no such resource");
    }
    if (takesKey(operation)) {
      refusal(operation, "409", "conflict: a request with this key is running");
      refusal(operation, "422", "idempotency-key-reused: another body had the key");
    }
  }

  private static boolean takesKey(Operation operation) {
    return operation.getParameters() != null
        && operation.getParameters().stream()
            .anyMatch(parameter -> Idempotent.HEADER.equals(parameter.getName()));
  }

  private static boolean needsToken(Operation operation) {
    return operation.getSecurity().stream()
        .flatMap(requirement -> Stream.of(requirement.getSchemes()))
        .map(Map::keySet)
        .anyMatch(schemes -> schemes.contains("bearer"));
  }

  private static void refusal(Operation operation, String status, String description) {
    if (!operation.getResponses().hasAPIResponse(status)) {
      operation
          .getResponses()
          .addAPIResponse(
              status,
              OASFactory.createAPIResponse()
                  .description(description)
                  .content(ProblemResponseFilter.problem()));
    }
  }
}
