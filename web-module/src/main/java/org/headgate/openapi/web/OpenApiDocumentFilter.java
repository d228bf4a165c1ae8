package org.headgate.openapi.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/** Combines all filters of the OpenAPI document, because MicroProfile OpenAPI allows one. */
public class OpenApiDocumentFilter implements OASFilter {

  private final List<OASFilter> filters =
      List.of(
          new ProblemResponseFilter(),
          new OperationIds(),
          new ParameterSchemas(),
          new RequiredMembers(),
          new OptionalBodies(),
          new NullableReferenceFilter(),
          new PublishedSchemas(),
          new RootPathFilter(),
          new AccessFilter(),
          new PatternFilter());

  @Override
  public Operation filterOperation(Operation operation) {
    Operation filtered = operation;
    for (OASFilter filter : filters) {
      filtered = filter.filterOperation(filtered);
    }
    return filtered;
  }

  @Override
  public Schema filterSchema(Schema schema) {
    Schema filtered = schema;
    for (OASFilter filter : filters) {
      filtered = filter.filterSchema(filtered);
    }
    return filtered;
  }

  @Override
  public void filterOpenAPI(OpenAPI document) {
    filters.forEach(filter -> filter.filterOpenAPI(document));
  }

  /**
   * Names each operation by its resource and method, {@code authSignUp} for {@code
   * AuthResource_signUp}, because generated clients use this name. Otherwise they derive one from
   * the path.
   */
  static final class OperationIds implements OASFilter {

    /** The scanner names a method by its resource or its interface, whichever it meets last. */
    private static final Pattern SCANNED =
        Pattern.compile("([A-Za-z]+?)(?:Resource|Api)_([A-Za-z]+)");

    /** Names that generated clients have used since before a resource was renamed. */
    private static final Map<String, String> PUBLISHED =
        Map.of(
            "scheduleAdministration", "adminSchedules",
            "attemptCounters", "accountCounters",
            "sessionAdministration", "accountSessions",
            "accountUnlock", "unlock",
            "multiStepLogin", "logInSteps",
            "passkeyLogin", "passkeyLogIn",
            "ownAccount", "me",
            "personalDataExport", "export");

    @Override
    public Operation filterOperation(Operation operation) {
      Optional.ofNullable(operation.getOperationId())
          .map(SCANNED::matcher)
          .filter(Matcher::matches)
          .ifPresent(
              name -> operation.setOperationId(group(name.group(1)) + raised(name.group(2))));
      return operation;
    }

    private static String group(String resource) {
      String name = lowered(resource);
      return PUBLISHED.getOrDefault(name, name);
    }

    private static String lowered(String text) {
      return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private static String raised(String text) {
      return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
  }

  /**
   * Gives the type text to header parameters that only filters read, because no Java type describes
   * them.
   */
  static final class ParameterSchemas implements OASFilter {

    @Override
    public Operation filterOperation(Operation operation) {
      List<Parameter> parameters = operation.getParameters();
      if (parameters != null) {
        parameters.stream()
            .filter(parameter -> parameter.getRef() == null && parameter.getSchema() == null)
            .forEach(
                parameter ->
                    parameter.setSchema(
                        OASFactory.createSchema().addType(Schema.SchemaType.STRING)));
      }
      return operation;
    }
  }

  /**
   * Marks every member of responses as required, {@code null} when it is empty: generated clients
   * need no checks, and can tell two kinds of responses apart by their members.
   */
  static final class RequiredMembers implements OASFilter {

    /** Also used in requests, or sent without their empty members. */
    private static final Set<String> NOT_ALL =
        Set.of("Profile", "WhoAmI", "Problem", "ImportedUser", "PasswordProof");

    /**
     * Members that only some responses have. A schedule of the service has no owner, and only such
     * a schedule has {@code system}.
     */
    private static final Set<String> AT_TIMES =
        Set.of(
            "email_shown",
            "email_refusal",
            "email_bounced_at",
            "password_hash",
            "attributes",
            "totp_secret",
            "system",
            "external_id",
            "owner",
            "owner_email",
            "recent_executions");

    @Override
    public void filterOpenAPI(OpenAPI document) {
      document.getComponents().getSchemas().entrySet().stream()
          .filter(named -> !isSent(named.getKey()))
          .map(Map.Entry::getValue)
          .filter(schema -> schema.getProperties() != null && schema.getRequired() == null)
          .forEach(RequiredMembers::requireAll);
    }

    private static boolean isSent(String name) {
      return name.endsWith("Request") || name.endsWith("Patch") || NOT_ALL.contains(name);
    }

    private static void requireAll(Schema schema) {
      schema.setRequired(
          schema.getProperties().keySet().stream()
              .filter(name -> !AT_TIMES.contains(name))
              .toList());
    }
  }

  /** A recent log-in makes the password unnecessary, and the body with it. */
  static final class OptionalBodies implements OASFilter {

    private static final String PASSWORD = "/PasswordProof";

    @Override
    public Operation filterOperation(Operation operation) {
      Optional.ofNullable(operation.getRequestBody())
          .filter(OptionalBodies::isPassword)
          .ifPresent(body -> body.setRequired(false));
      return operation;
    }

    private static boolean isPassword(RequestBody body) {
      return body.getContent() != null
          && body.getContent().getMediaTypes().values().stream()
              .map(MediaType::getSchema)
              .anyMatch(
                  schema ->
                      schema != null
                          && schema.getRef() != null
                          && schema.getRef().endsWith(PASSWORD));
    }
  }

  /**
   * Keeps the published name of the list of accounts, which the scanner would derive from a class
   * name.
   */
  static final class PublishedSchemas implements OASFilter {

    private static final String SCANNED = "PageAccountResponse";
    private static final String PUBLISHED = "PageMe";
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public void filterOpenAPI(OpenAPI document) {
      Map<String, Schema> schemas = new LinkedHashMap<>(document.getComponents().getSchemas());
      Optional.ofNullable(schemas.remove(SCANNED))
          .ifPresent(schema -> schemas.put(PUBLISHED, schema));
      document.getComponents().setSchemas(schemas);
      document.getPaths().getPathItems().values().stream()
          .flatMap(path -> path.getOperations().values().stream())
          .flatMap(operation -> operation.getResponses().getAPIResponses().values().stream())
          .filter(response -> response.getContent() != null)
          .flatMap(response -> response.getContent().getMediaTypes().values().stream())
          .map(MediaType::getSchema)
          .filter(schema -> schema != null && (REFERENCE + SCANNED).equals(schema.getRef()))
          .forEach(schema -> schema.setRef(REFERENCE + PUBLISHED));
    }
  }
}
