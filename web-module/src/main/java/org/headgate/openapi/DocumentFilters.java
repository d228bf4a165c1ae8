package org.headgate.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/**
 * All that is written into the OpenAPI document besides annotations; one filter is all it takes.
 */
public class DocumentFilters implements OASFilter {

  private final List<OASFilter> filters =
      List.of(
          new ProblemResponses(),
          new OperationNames(),
          new ParameterSchemas(),
          new AnswerMembers(),
          new RootPaths());

  @Override
  public Operation filterOperation(Operation operation) {
    Operation filtered = operation;
    for (OASFilter filter : filters) {
      filtered = filter.filterOperation(filtered);
    }
    return filtered;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    filters.forEach(filter -> filter.filterOpenAPI(document));
  }
}
