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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.headgate.common.paging.Page;
import org.headgate.common.paging.PageQuery;
import org.headgate.common.problem.ProblemDescription;

/**
 * Alerts, their end points and rules. Operators read and acknowledge alerts; administrators
 * configure them.
 */
@Path("/admin/alerts")
@Tag(name = "Alerts")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
public interface AlertsApi {

  String FIXED = "conflict: the end point comes from the server's settings, and is changed there";
  String NO_ENDPOINT = "not-found: there is no such end point";

  @GET
  @Operation(
      summary = "Alerts, open and past, newest first, with who was told",
      description = "Those that this node knows, while the platform database gives no answer.")
  Page<Alert> alerts(@BeanParam PageQuery page);

  @POST
  @Path("/{id}/acknowledgement")
  @Operation(
      summary = "Say that you look after an alert: it is not escalated",
      description = "The second of two who do so changes nothing.")
  @APIResponse(
      responseCode = "200",
      description = "The alert as it is now",
      content = @Content(schema = @Schema(implementation = Alert.class)))
  @APIResponse(responseCode = "404", description = "not-found: there is no such alert")
  Alert acknowledge(@PathParam("id") UUID id);

  @GET
  @Path("/rules")
  @Operation(summary = "When there is an alert, and who is told when nobody looks after it")
  AlertRules rules();

  @PUT
  @Path("/rules")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Replace the rules; all nodes know them within seconds")
  @APIResponse(
      responseCode = "200",
      description = "The rules as they are now",
      content = @Content(schema = @Schema(implementation = AlertRules.class)))
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  AlertRules replaceRules(
      @HeaderParam("If-Match") String ifMatch, @NotNull @Valid AlertRules rules);

  @GET
  @Path("/endpoints")
  @Operation(summary = "Those who are told, the oldest first")
  AlertEndpointList endpoints();

  @POST
  @Path("/endpoints")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Add an end point",
      description =
          "The secret that webhooks are signed with is in this answer only. Where an address leads to is judged when"
              + " something is sent.")
  @APIResponse(
      responseCode = "201",
      description = "Created",
      content = @Content(schema = @Schema(implementation = AlertEndpoint.class)))
  @APIResponse(
      responseCode = "409",
      description = "conflict: there are 50 already, or one of this name")
  Response createEndpoint(@NotNull @Valid AlertEndpointRequest request);

  @GET
  @Path("/endpoints/{id}")
  @Operation(summary = "One end point")
  @APIResponse(
      responseCode = "200",
      description = "The end point",
      content = @Content(schema = @Schema(implementation = AlertEndpoint.class)))
  @APIResponse(responseCode = "404", description = NO_ENDPOINT)
  AlertEndpoint endpoint(@PathParam("id") UUID id);

  @PATCH
  @Path("/endpoints/{id}")
  @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
  @Operation(summary = "Change an end point; its kind stays")
  @APIResponse(
      responseCode = "200",
      description = "The end point as it is now",
      content = @Content(schema = @Schema(implementation = AlertEndpoint.class)))
  @APIResponse(responseCode = "404", description = NO_ENDPOINT)
  @APIResponse(responseCode = "409", description = FIXED + "; or there is another of the new name")
  @APIResponse(responseCode = "412", description = ProblemDescription.STALE_ETAG)
  AlertEndpoint changeEndpoint(
      @PathParam("id") UUID id,
      @HeaderParam("If-Match") String ifMatch,
      @NotNull AlertEndpointPatch patch);

  @DELETE
  @Path("/endpoints/{id}")
  @Operation(summary = "Delete an end point: it is told nothing more")
  @APIResponse(responseCode = "204", description = "Deleted")
  @APIResponse(responseCode = "404", description = NO_ENDPOINT)
  @APIResponse(responseCode = "409", description = FIXED)
  void deleteEndpoint(@PathParam("id") UUID id);

  @POST
  @Path("/endpoints/{id}/test")
  @Operation(summary = "Send a message for a try, whatever the hour")
  @APIResponse(
      responseCode = "200",
      description = "Whether the receiver took it",
      content = @Content(schema = @Schema(implementation = AlertTestResult.class)))
  @APIResponse(responseCode = "404", description = NO_ENDPOINT)
  AlertTestResult testEndpoint(@PathParam("id") UUID id);
}
