package org.headgate.openapi.web;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Adds the paths outside the REST API, served by servlets and the server: keys and probes. */
final class RootPathFilter implements OASFilter {

  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    add(
        document,
        "/.well-known/jwks.json",
        "jwks",
        "Get the public keys (JWK set, RFC 7517)",
        "For services that verify the tokens. The response may be cached for 5 minutes.",
        OASFactory.createAPIResponses()
            .addAPIResponse("200", answer("The keys", "application/jwk-set+json", keySet()))
            .addAPIResponse("503", answer("The keys have not been read yet", PROBLEM, problem())));
    metadata(
        document,
        "/.well-known/openid-configuration",
        "openIdConfiguration",
        "Get the OpenID Connect Discovery metadata");
    metadata(
        document,
        "/.well-known/oauth-authorization-server",
        "authorizationServerMetadata",
        "Get the OAuth 2.0 server metadata (RFC 8414)");
    probe(
        document, "/health", "health", "Get all health checks", "Liveness, readiness and startup.");
    probe(
        document,
        "/health/live",
        "healthLive",
        "Check liveness",
        "Never looks at a database. Restart the server only when this fails.");
    probe(
        document,
        "/health/ready",
        "healthReady",
        "Check readiness",
        "Whether to send requests; with the state of each database.");
    probe(
        document,
        "/health/started",
        "healthStarted",
        "Check startup",
        "Whether the application has started, with its database or without.");
    probe(
        document,
        "/health/detailed",
        "healthDetailed",
        "Get the health of databases and pools",
        "The result of the last check, about a second ago: response times and pools.");
    probe(
        document,
        "/health/db-pool",
        "healthDbPool",
        "Get the pool sizes",
        "The figures at the top are those of the platform's pool.");
  }

  private static void metadata(OpenAPI document, String path, String name, String summary) {
    add(
        document,
        path,
        name,
        summary,
        "All URLs are below PUBLIC_URL. The response may be cached for 5 minutes.",
        OASFactory.createAPIResponses()
            .addAPIResponse(
                "200", answer("Issuer, endpoints and features", JSON, serverMetadata())));
    document.getPaths().getPathItem(path).getGET().tags(List.of("OAuth")).security(List.of());
  }

  private static void probe(
      OpenAPI document, String path, String name, String summary, String description) {
    add(
        document,
        path,
        name,
        summary,
        description,
        OASFactory.createAPIResponses()
            .addAPIResponse("200", answer("Healthy", JSON, object()))
            .addAPIResponse("503", answer("Not healthy", JSON, object())));
  }

  private static void add(
      OpenAPI document,
      String path,
      String name,
      String summary,
      String description,
      APIResponses responses) {
    document
        .getPaths()
        .addPathItem(
            path,
            OASFactory.createPathItem()
                .GET(
                    OASFactory.createOperation()
                        .operationId(name)
                        .summary(summary)
                        .description(description)
                        .tags(List.of("Operations"))
                        .responses(responses)));
  }

  private static APIResponse answer(String description, String type, Schema schema) {
    return OASFactory.createAPIResponse()
        .description(description)
        .content(
            OASFactory.createContent()
                .addMediaType(type, OASFactory.createMediaType().schema(schema)));
  }

  private static Schema keySet() {
    return object()
        .addProperty(
            "keys", OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(object()))
        .required(List.of("keys"));
  }

  private static Schema problem() {
    return OASFactory.createSchema().ref("#/components/schemas/Problem");
  }

  private static Schema serverMetadata() {
    return object()
        .addProperty("issuer", address("http://localhost:9080"))
        .addProperty("jwks_uri", address("http://localhost:9080/.well-known/jwks.json"))
        .required(List.of("issuer", "jwks_uri"));
  }

  private static Schema address(String example) {
    return OASFactory.createSchema()
        .addType(Schema.SchemaType.STRING)
        .format("uri")
        .addExample(example);
  }

  private static Schema object() {
    return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
  }
}
