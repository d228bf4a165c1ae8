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
    probe(document, "/health", "health", "Get all health checks");
    probe(document, "/health/live", "healthLive", "Check liveness");
    probe(document, "/health/ready", "healthReady", "Check readiness");
    probe(document, "/health/started", "healthStarted", "Check startup");
    probe(document, "/health/detailed", "healthDetailed", "Get the health of databases and pools");
    probe(document, "/health/db-pool", "healthDbPool", "Get the pool sizes");
  }

  private static void metadata(OpenAPI document, String path, String name, String summary) {
    add(
        document,
        path,
        name,
        summary,
        OASFactory.createAPIResponses()
            .addAPIResponse(
                "200", answer("Issuer, endpoints and features", JSON, serverMetadata())));
    document
        .getPaths()
        .getPathItem(path)
        .getGET()
        .description("All URLs are below PUBLIC_URL. The response may be cached for 5 minutes.")
        .tags(List.of("OAuth"))
        .security(List.of());
  }

  private static void probe(OpenAPI document, String path, String name, String summary) {
    add(
        document,
        path,
        name,
        summary,
        OASFactory.createAPIResponses()
            .addAPIResponse("200", answer("Healthy", JSON, object()))
            .addAPIResponse("503", answer("Not healthy", JSON, object())));
  }

  private static void add(
      OpenAPI document, String path, String name, String summary, APIResponses responses) {
    document
        .getPaths()
        .addPathItem(
            path,
            OASFactory.createPathItem()
                .GET(
                    OASFactory.createOperation()
                        .operationId(name)
                        .summary(summary)
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
