package org.headgate.openapi.web;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the OpenAPI document that the errors of every operation are problem documents. */
final class ProblemResponseFilter implements OASFilter {

  private static final String NAME = "Problem";
  private static final String DEFAULT = "default";
  private static final String PROBLEM_JSON = "application/problem+json";

  @Override
  public Operation filterOperation(Operation operation) {
    operation.getResponses().getAPIResponses().values().stream()
        .filter(response -> response.getRef() == null && isError(operation, response))
        .forEach(ProblemResponseFilter::addProblem);
    operation
        .getResponses()
        .addAPIResponse(
            DEFAULT, OASFactory.createAPIResponse().description("Any error").content(problem()));
    return operation;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    Components components = document.getComponents();
    components.addSchema(NAME, schema());
  }

  private static void addProblem(APIResponse response) {
    if (isInOAuthsForm(response)) {
      response.getContent().addMediaType(PROBLEM_JSON, problemType());
    } else {
      response.setContent(problem());
    }
  }

  /**
   * OAuth's endpoints report errors in OAuth's form (RFC 6749, 5.2); unreadable requests are
   * refused with a problem document as everywhere.
   */
  private static boolean isInOAuthsForm(APIResponse response) {
    return response.getContent() != null
        && response.getContent().getMediaTypes().values().stream()
            .map(MediaType::getSchema)
            .anyMatch(
                schema ->
                    schema != null
                        && schema.getRef() != null
                        && schema.getRef().endsWith("/OAuthErrorResponse"));
  }

  private static boolean isError(Operation operation, APIResponse response) {
    return operation.getResponses().getAPIResponses().entrySet().stream()
        .anyMatch(entry -> entry.getValue() == response && entry.getKey().matches("[45]\\d\\d"));
  }

  /** The content of every refusal except OAuth's. */
  static Content problem() {
    return OASFactory.createContent().addMediaType(PROBLEM_JSON, problemType());
  }

  private static MediaType problemType() {
    return OASFactory.createMediaType().schema(OASFactory.createSchema().ref(NAME));
  }

  private static Schema schema() {
    Schema fault =
        OASFactory.createSchema()
            .addType(Schema.SchemaType.OBJECT)
            .addProperty("field", text())
            .addProperty("message", text());
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.OBJECT)
        .description("A problem document (RFC 9457); type is urn:headgate:problem:<name>")
        .addProperty("type", text())
        .addProperty("title", text())
        .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
        .addProperty("detail", text())
        .addProperty("instance", text())
        .addProperty("trace_id", text())
        .addProperty(
            "errors", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(fault))
        .addProperty(
            "max_age",
            OASFactory.createSchema()
                .addType(Schema.SchemaType.INTEGER)
                .description("For reauthentication-required: maximum age of the log-in in seconds"))
        .required(List.of("type", "title", "status", "detail", "instance", "trace_id"));
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }
}
