package org.headgate.alerts.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;
import org.headgate.idempotency.api.Idempotent;

/**
 * Alerts, their endpoints and rules. Operators read and acknowledge alerts; administrators
 * configure them.
 */
@Path("/admin/alerts")
@Tag(name = "Alerts")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface AlertsApi {

  String FIXED = "conflict: the endpoint is defined in the server's settings; change it there";
  String NO_ENDPOINT = "not-found: there is no such endpoint";

  @GET
  @Operation(
      summary = "List alerts",
      description =
          "Open and past alerts, newest first, each with its deliveries. While the platform"
              + " database does not respond, only those that this node knows. Requires the"
              + " operator or admin role.")
  Page<Alert> alerts(@BeanParam PageQuery page);

  @POST
  @Path("/{id}/acknowledgement")
  @Operation(
      summary = "Acknowledge an alert",
      description =
          "An acknowledged alert is not escalated. If it is acknowledged twice, the first one"
              + " counts. Requires the operator or admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The acknowledged alert",
      content = @Content(schema = @Schema(implementation = Alert.class)))
  @APIResponse(responseCode = "404", description = "not-found: there is no such alert")
  Alert acknowledge(@PathParam("id") UUID id);

  @GET
  @Path("/rules")
  @Operation(
      summary = "Get the alert rules",
      description =
          "They say what raises an alert, and after what time an unacknowledged alert is"
              + " escalated. Requires the operator or admin role.")
  AlertRules rules();

  @PUT
  @Path("/rules")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Replace the alert rules",
      description = "All nodes apply the new rules within seconds. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The new rules",
      content = @Content(schema = @Schema(implementation = AlertRules.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  AlertRules replaceRules(
      @HeaderParam("If-Match") String ifMatch, @NotNull @Valid AlertRules rules);

  @GET
  @Path("/endpoints")
  @Operation(
      summary = "List alert endpoints",
      description = "Oldest first. Requires the operator or admin role.")
  AlertEndpointList endpoints(@BeanParam PageQuery page);

  @POST
  @Path("/endpoints")
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Create an alert endpoint",
      description =
          "The secret that signs webhooks is shown only in this response. The URL's destination is"
              + " checked when an alert is sent. Requires the admin role.")
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = AlertEndpoint.class)))
  @APIResponse(
      responseCode = "409",
      description = "conflict: there are 50 endpoints already, or one has this name")
  Response createEndpoint(@NotNull @Valid AlertEndpointRequest request);

  @GET
  @Path("/endpoints/{id}")
  @Operation(
      summary = "Get an alert endpoint",
      description = "Requires the operator or admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The endpoint",
      content = @Content(schema = @Schema(implementation = AlertEndpoint.class)))
  @APIResponse(responseCode = "404", description = NO_ENDPOINT)
  AlertEndpoint endpoint(@PathParam("id") UUID id);

  @PATCH
  @Path("/endpoints/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(
      summary = "Change an alert endpoint",
      description = "Its kind cannot change. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "The changed endpoint",
      content = @Content(schema = @Schema(implementation = AlertEndpoint.class)))
  @APIResponse(responseCode = "404", description = NO_ENDPOINT)
  @APIResponse(responseCode = "409", description = FIXED + "; or another endpoint has the new name")
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  AlertEndpoint changeEndpoint(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull AlertEndpointPatch patch);

  @DELETE
  @Path("/endpoints/{id}")
  @Operation(
      summary = "Delete an alert endpoint",
      description = "It receives no more alerts. Requires the admin role.")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "404", description = NO_ENDPOINT)
  @APIResponse(responseCode = "409", description = FIXED)
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  void deleteEndpoint(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch);

  @POST
  @Path("/endpoints/{id}/test")
  @Idempotent
  @Parameter(name = Idempotent.HEADER, in = ParameterIn.HEADER, description = Idempotent.MEANING)
  @Operation(
      summary = "Send a test alert",
      description = "Quiet hours do not hold it back. Requires the admin role.")
  @APIResponse(
      responseCode = "200",
      description = "Whether the receiver accepted it",
      content = @Content(schema = @Schema(implementation = AlertTestResult.class)))
  @APIResponse(responseCode = "404", description = NO_ENDPOINT)
  AlertTestResult testEndpoint(@PathParam("id") UUID id);
}
