package org.headgate.openapi.web;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * Adds to the OpenAPI document who may call each operation: public by default; operations that need
 * a token get a 401.
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
