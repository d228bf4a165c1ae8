package org.headgate.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** A parameter that only a filter reads has no type in Java: what stands in a header is a text. */
final class ParameterSchemas implements OASFilter {

  @Override
  public Operation filterOperation(Operation operation) {
    List<Parameter> parameters = operation.getParameters();
    if (parameters != null) {
      parameters.stream()
          .filter(parameter -> parameter.getRef() == null && parameter.getSchema() == null)
          .forEach(
              parameter ->
                  parameter.setSchema(OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
    }
    return operation;
  }
}
