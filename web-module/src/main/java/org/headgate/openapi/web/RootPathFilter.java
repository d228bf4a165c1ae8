package org.headgate.openapi.web;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** What is answered beside the REST API, by servlets and by the server: the keys and the probes. */
final class RootPathFilter implements OASFilter {

  private static final String JSON = "application/json";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    add(
        document,
        "/.well-known/jwks.json",
        "jwks",
        "The public keys of the access tokens, as a JWK set (RFC 7517)",
        OASFactory.createAPIResponses()
            .addAPIResponse("200", answer("The keys", "application/jwk-set+json", keySet())));
    probe(document, "/health", "health", "All probes together");
    probe(document, "/health/live", "healthLive", "Whether requests are served at all");
    probe(document, "/health/ready", "healthReady", "Whether requests should be sent here");
    probe(document, "/health/started", "healthStarted", "Whether the application has started");
    probe(document, "/health/detailed", "healthDetailed", "Both databases with their pools");
    probe(document, "/health/db-pool", "healthDbPool", "The sizes of the pools");
  }

  private static void probe(OpenAPI document, String path, String name, String summary) {
    add(
        document,
        path,
        name,
        summary,
        OASFactory.createAPIResponses()
            .addAPIResponse("200", answer("Well", JSON, object()))
            .addAPIResponse("503", answer("Not well", JSON, object())));
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

  private static Schema object() {
    return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT);
  }
}
